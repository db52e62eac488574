import { parseQuantity } from "../../../../components/testing";
import { at, text } from "../../../values";
import { shown, weaknesses, workloads } from "../../descriptions";
import { labelOf } from "../../label";
import type { PlannedResource } from "../../planned-resource";
import type { Changed, PropertyChange } from "../changes";
import { kindOfPlanned, labelOfPlanned, shownChange } from "../words";
import { isAdmissionPolicy } from "./admission-policies";
import type { Compared, HeadLine } from "./contract";
import { grantsOf } from "./permissions";

/** Lists protections that a change takes away or makes weaker. */
export function protectionLines(compared: Compared): HeadLine[] {
  const { found } = compared;
  const changed = [...found.changed, ...found.replaced];
  const lines = [
    ...changed.flatMap((pair) =>
      pair.properties.filter((change) => isWeaker(pair.after, change)).map((change) => lineOf(pair, change)),
    ),
    ...changed.flatMap(lowerLevel),
    ...found.deleted.flatMap((each) => deletedGuard(each, compared)),
    ...newAlarms(compared),
  ];
  return [...new Set(lines)].map((line) => ({ class: "unprotected", text: line }));
}

function lineOf({ after }: Changed, change: PropertyChange): string {
  return `${labelOfPlanned(after)}: ${shownChange(change)}`;
}

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
]);

/** Numbers that protect less when they get lower. */
const amounts = new Set([
  "retentionInDays",
  "retentionDays",
  "deletionWindowInDays",
  "softDeleteRetentionInDays",
  "messageRetentionSeconds",
  "minAvailable",
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
  evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE",
};

function isWeaker(resource: PlannedResource, { path, before, after }: PropertyChange): boolean {
  const name = path.startsWith("options.")
    ? path
    : (/[\w-]+$/.exec(path.replace(/\["?([^\]"]*)"?\]$/, ".$1"))?.[0] ?? "");
  const isTrue = (value: unknown) => value === true || value === "true";
  if (guards.has(name) || guards.has(path) || /(?:podDisruptionBudget|pdb)\.enabled$/i.test(path)) {
    return isTrue(before) && !isTrue(after);
  }
  if (amounts.has(name)) {
    return Number(before) > Number(after ?? 0);
  }
  if (name === "maxUnavailable" && kindOfPlanned(resource) === "PodDisruptionBudget") {
    return Number.parseInt(String(after), 10) > Number.parseInt(String(before), 10);
  }
  if (/^spec\.hard\b/.test(path) && kindOfPlanned(resource) === "ResourceQuota") {
    return after === undefined || (quantity(after) ?? 0) > (quantity(before) ?? Infinity);
  }
  if (/^(?:enabledClusterLogTypes|encryptionConfig|loggingConfig\.enableComponents)\b/.test(path)) {
    return before !== undefined && after === undefined;
  }
  if (spans.test(path)) {
    return (seconds(before) ?? Infinity) > (seconds(after) ?? Infinity);
  }
  if (/\.schedules(?:\.|\[)/.test(path)) {
    return isBackedUpLess(path, before, after);
  }
  const word = words[name];
  return word !== undefined && before === word && after !== word;
}

/** How long charts keep what they store, in their own words. */
const spans = /(?:^|\.)(?:retention|retention_period|retentionPeriod|block_retention|ttl)$/;

/** Reads a time such as `720h`, `15d` or `24h0m0s`; a number is in seconds. */
function seconds(value: unknown): number | undefined {
  const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };
  const given = typeof value === "number" ? `${value}s` : String(value);
  const parts = [...given.matchAll(/(\d+(?:\.\d+)?)([smhdwy])/g)];
  return parts.map(([part]) => part).join("") === given && parts.length > 0
    ? parts.reduce((sum, [, count = "", unit = ""]) => sum + Number(count) * (units[unit] ?? 0), 0)
    : undefined;
}

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

/** Pod Security levels, the weakest first. https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const levels = [undefined, "privileged", "baseline", "restricted"];
const levelLabels = ["enforce", "warn", "audit"].map((mode) => `pod-security.kubernetes.io/${mode}`);

function lowerLevel({ before, after }: Changed): string[] {
  const level = ({ inputs }: PlannedResource, label: string) => text(at(inputs, "metadata", "labels", label));
  const lower = levelLabels.filter(
    (label) =>
      levels.indexOf(level(after, label)) < levels.indexOf(level(before, label)) &&
      level(before, label) !== "privileged",
  );
  return lower.map(
    (label) =>
      `${labelOfPlanned(after)}: Pod Security ${label.split("/")[1] ?? ""} ${level(before, label) ?? ""} → ${level(after, label) ?? "(nothing)"}`,
  );
}

const guardKinds = new Set(["PodDisruptionBudget", "ResourceQuota", "LimitRange", "PrometheusRule"]);

/** Reports whether a policy also denies, as only those of Cilium do. The lines about flows leave that out. */
function isDenying({ inputs, type }: PlannedResource): boolean {
  const denies = ["ingressDeny", "egressDeny"].some((key) => at(inputs, "spec", key) !== undefined);
  return type.startsWith("kubernetes:cilium.io/") && denies;
}

/** Reports an object that guarded others, if what it was part of stays. Flows have lines of their own, so that NetworkPolicies need none here. */
function deletedGuard(resource: PlannedResource, { found }: Compared): string[] {
  const isPartOfGone = found.deleted.some(({ urn }) => urn === resource.parent);
  const kind = kindOfPlanned(resource);
  const isLock = kind.endsWith("ManagementLockByScope");
  return !isPartOfGone && (guardKinds.has(kind) || isDenying(resource) || isLock || isAdmissionPolicy(resource))
    ? [`${labelOfPlanned(resource)}: deleted, what it guarded stays`]
    : [];
}

/** Lists alarms that a plan raises about resources and did not before: weak pods, and what the clouds' types warn of. */
function newAlarms({ before, after }: Compared): string[] {
  const [old, now] = [before, after].map((resources) => {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    // Rights have lines of their own.
    const others = resources.filter((each) => grantsOf(each, byUrn).length === 0);
    const ofClouds = others.flatMap((each) => shown(each, byUrn).alarms.map((alarm) => `${labelOf(each)}: ${alarm}`));
    const ofPods = workloads(resources).flatMap(({ resource, podSpec }) =>
      weaknesses(podSpec).map((weak) => `${labelOf(resource)}: weaker than restricted, ${weak}`),
    );
    return new Set([...ofClouds, ...ofPods]);
  });
  return [...(now ?? [])].filter((line) => old?.has(line) !== true);
}
