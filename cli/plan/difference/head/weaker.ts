import { parseQuantity } from "../../../../components/testing";
import { text } from "../../../values";
import type { PlannedResource } from "../../planned-resource";
import type { PropertyChange } from "../changes";
import { kindOfPlanned } from "../words";
import { expiresSooner } from "./expiry";
import { runsWorse } from "./running";
import { seconds } from "./spans";
import { isWeakerByWords, lastName } from "./wording";

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
  /* The cloud takes these machines back whenever it needs them. */
  "spot",
  "preemptible",
  /* Argo CD, which then deletes what Git no longer has. https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning */
  "prune",
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

/** The weakest of several ways, by the name of the input. */
const weakest: Readonly<Record<string, RegExp>> = {
  capacityType: /^SPOT$/,
  priority: /^Spot$/,
  scaleSetPriority: /^Spot$/,
  /* https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels: not for production */
  channel: /^RAPID$/,
  /* https://learn.microsoft.com/azure/aks/auto-upgrade-cluster#cluster-autoupgrade-channels: patches of security stop */
  upgradeChannel: /^(?:none|rapid)$/,
  nodeOSUpgradeChannel: /^(?:None|Unmanaged)$/,
};

/** What a list of these loses is no longer logged, encrypted, told to anybody, or kept to its hours. */
const keepers =
  /^(?:enabledClusterLogTypes|encryptionConfig|(?:logging|monitoring)Config\.enableComponents|enabledCloudwatchLogsExports|logs\[|metrics\[|alarmActions|notificationChannels|maintenancePolicy\.)|(?:^|\.)(?:receivers|contactPoints)\[[^\]]*\]$/;

/** A key of one's own, a bound of rights, a firewall of requests. Without them, there is none, or the cloud's own key. */
const bounds =
  /^(?:\w*kms\w*key\w*|\w*encryption\w*key\w*|diskEncryptionSetId|permissionsBoundary|webAclId|webAclArn)$/i;

/** Which lines of a log are kept, or thrown away. Nobody can tell from two filters which one keeps more. */
const logFilters =
  /^(?:gcp:logging\/\w+(?:Sink|Exclusion):\w+\.filter|aws:cloudwatch\/logSubscriptionFilter:LogSubscriptionFilter\.filterPattern)$/;

/** The fewest pods of a workload, or nodes of a pool. With one, each drain and each crash is an outage. */
const replicaPaths =
  /^(?:spec|values(?:\.[\w-]+)*)\.(?:replicas|replicaCount|minReplicas|minReplicaCount)$|(?:^|\.)(?:minSize|minCount|minNodeCount|totalMinNodeCount)$/;

/** Reports whether a change of one input or option protects less. */
export function isWeaker(resource: PlannedResource, change: PropertyChange): boolean {
  const { path, before, after } = change;
  const name = path.startsWith("options.") ? path : lastName(path);
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
  if (runsWorse(resource, change)) {
    return true;
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
  if (keepers.test(path) || bounds.test(name)) {
    return before !== undefined && after === undefined;
  }
  if (logFilters.test(`${resource.type}.${path}`)) {
    return true;
  }
  if (weakest[name] !== undefined) {
    return weakest[name].test(String(after));
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
  return type.startsWith("kubernetes:")
    ? /^(?:values|metadata\.annotations)\b/.test(path)
    : !ofProgram.test(path) && !waysIn.test(path);
}

/** Names that the program gives, and its options. */
const ofProgram = /^(?:options|tags|tagsAll|labels|resourceLabels|metadata|triggers|provider)\b/;

/** Another line says who reaches an API server. */
const waysIn = /(?:endpointPublicAccess|endpointPrivateAccess|enablePrivateEndpoint|enablePrivateCluster)$/;

/** Reports whether a rule of a firewall or a policy forbids something. */
function isDenial(rule: unknown): boolean {
  return ["access", "action", "effect", "Effect"].some((key) => /^deny$/i.test(text(rule, key) ?? ""));
}

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
