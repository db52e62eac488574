import { parseQuantity } from "../../../../components/testing";
import { text } from "../../../values";
import type { PlannedResource } from "../../planned-resource";
import type { PropertyChange } from "../changes";
import { kindOfPlanned } from "../words";
import { expiresSooner } from "./expiry";
import { seconds } from "./spans";
import { isWeakerByWords } from "./wording";

/** Inputs and options that protect while they are set to true. The last name of a path decides. */
const guards = new Set([
  "options.protect",
  "options.retainOnDelete",
  "deletionProtection",
  "deletionProtectionEnabled",
  "enablePurgeProtection",
  "enableSoftDelete",
  "enableKeyRotation",
  "enableRbacAuthorization",
  "encrypted",
  "enableShieldedNodes",
  "enablePrivateNodes",
  "disableLocalAccounts",
  "readOnlyRootFilesystem",
  "runAsNonRoot",
  "immutable",
  "versioning.enabled",
  "enableNetworkPolicy",
  "storageEncrypted",
  "atRestEncryptionEnabled",
  "transitEncryptionEnabled",
  "multiAz",
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
  "pointInTimeRecovery.enabled",
  "uniformBucketLevelAccess",
  "enableHttpsTrafficOnly",
  "settings.backupConfiguration.enabled",
]);

/** Inputs that expose or lose something while they are set to true. */
const dangers = new Set([
  "publiclyAccessible",
  "skipFinalSnapshot",
  "deleteAutomatedBackups",
  "forceDestroy",
  "allowBlobPublicAccess",
  "ipv4Enabled",
  "mapPublicIpOnLaunch",
  "insecure",
  "insecureSkipVerify",
]);

/** Numbers that protect less when they get lower. */
const amounts = new Set([
  "retentionInDays",
  "retentionDays",
  "deletionWindowInDays",
  "softDeleteRetentionInDays",
  "messageRetentionSeconds",
  "minAvailable",
  "backupRetentionPeriod",
  "backupRetentionDays",
]);

/** Texts that stand for protection, by the name of the input. */
const words: Readonly<Record<string, string>> = {
  reclaimPolicy: "Retain",
  persistentVolumeReclaimPolicy: "Retain",
  httpTokens: "required",
  whenDeleted: "Retain",
  whenScaled: "Retain",
  deletionPolicy: "Retain",
  /* external-dns, which otherwise deletes records. */
  policy: "upsert-only",
  publicAccessPrevention: "enforced",
  publicNetworkAccess: "Disabled",
  evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE",
};

/** Reports whether a change of one input or option protects less. */
export function isWeaker(resource: PlannedResource, { path, before, after }: PropertyChange): boolean {
  const name = path.startsWith("options.")
    ? path
    : (/[\w-]+$/.exec(path.replace(/\["?([^\]"]*)"?\]$/, ".$1"))?.[0] ?? "");
  const isTrue = (value: unknown) => value === true || value === "true";
  if (guards.has(name) || guards.has(path) || /(?:podDisruptionBudget|pdb)\.enabled$/i.test(path)) {
    return isTrue(before) && !isTrue(after);
  }
  if (dangers.has(name)) {
    return !isTrue(before) && isTrue(after);
  }
  if (path === "versioningConfiguration.status") {
    return before === "Enabled" && after !== before;
  }
  if (amounts.has(name)) {
    return Number(before) > Number(after ?? 0);
  }
  if (name === "maxUnavailable" && kindOfPlanned(resource) === "PodDisruptionBudget") {
    return Number.parseInt(String(after), 10) > Number.parseInt(String(before), 10);
  }
  if (replicaPaths.test(path)) {
    return Number(before) > 1 && Number(after) < 2;
  }
  if (path === "spec.suspend") {
    return after === true;
  }
  if (isBound(resource, path)) {
    return after === undefined || (quantity(after) ?? 0) >= (quantity(before) ?? Infinity) * noBound;
  }
  if (
    /^(?:enabledClusterLogTypes|encryptionConfig|(?:logging|monitoring)Config\.enableComponents|enabledCloudwatchLogsExports|logs\[|metrics\[)/.test(
      path,
    )
  ) {
    return before !== undefined && after === undefined;
  }
  if (after === undefined && isDenial(before)) {
    return true;
  }
  if (spans.test(path)) {
    return (seconds(before) ?? Infinity) > (seconds(after) ?? Infinity);
  }
  if (/\.schedules(?:\.|\[)/.test(path)) {
    return isBackedUpLess(path, before, after);
  }
  const word = words[name];
  return word === undefined
    ? expiresSooner(resource, { path, before, after }) ||
        (hasTellingNames(resource, path) && isWeakerByWords(path, before, after))
    : before === word && after !== word;
}

/** Reports whether the names of a value say what it does: those of the clouds and of charts do. Objects of Kubernetes are known one by one. */
function hasTellingNames({ type }: PlannedResource, path: string): boolean {
  return type.startsWith("kubernetes:") ? /^values\b/.test(path) : !ofProgram.test(path) && !waysIn.test(path);
}

/** Names that the program gives, and its options. */
const ofProgram = /^(?:options|tags|tagsAll|labels|resourceLabels|metadata|triggers|provider)\b/;

/** Another line says who reaches an API server. */
const waysIn = /(?:endpointPublicAccess|endpointPrivateAccess|enablePrivateEndpoint|enablePrivateCluster)$/;

/** Reports whether a rule of a firewall or a policy forbids something. */
function isDenial(rule: unknown): boolean {
  return ["access", "action", "effect", "Effect"].some((key) => /^deny$/i.test(text(rule, key) ?? ""));
}

/** The fewest pods of a workload. With one, each drain and each crash is an outage. */
const replicaPaths = /^spec\.(?:replicas|minReplicas|minReplicaCount)$/;

/** A tenant may grow, and its bound with it. A bound that is this many times as high protects nobody. */
const noBound = 10;

/** Reports whether a value bounds what a tenant, or Karpenter, may take. */
function isBound(resource: PlannedResource, path: string): boolean {
  return kindOfPlanned(resource) === "ResourceQuota"
    ? /^spec\.hard\b/.test(path)
    : resource.type.startsWith("kubernetes:karpenter.sh/") && /^spec\.limits\b/.test(path);
}

/** How long charts keep what they store, in their own words. */
const spans = /(?:^|\.)(?:retention|retention_period|retentionPeriod|block_retention|ttl)$/;

/** Reports whether a schedule of backups goes, leaves more out, or takes no snapshots any more. https://velero.io/docs/main/api-types/schedule/ */
function isBackedUpLess(path: string, before: unknown, after: unknown): boolean {
  if (/(?:included\w+)(?:\[[^\]]*\])?$/.test(path)) {
    return before === "*" || after === undefined;
  }
  if (/(?:excluded\w+)(?:\[[^\]]*\])?$/.test(path)) {
    return after !== undefined;
  }
  const isWhole = /\.schedules(?:\.[\w-]+|\[[^\]]*\])$/.test(path);
  return (isWhole && after === undefined) || (path.endsWith("snapshotVolumes") && before === true && after !== true);
}

function quantity(value: unknown): number | undefined {
  const given = text(value);
  return given === undefined ? undefined : parseQuantity(given);
}
