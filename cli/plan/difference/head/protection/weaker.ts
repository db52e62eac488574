import { parseQuantity } from "../../../../../components/testing";
import { at, text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { kindOfPlanned } from "../../words";
import { isCustomResource } from "../custom-resources";
import { seconds } from "../spans";
import { isAdmissionPolicy } from "./admission-policies";
import { expiresSooner } from "./expiry";
import { isIntoOfficeHours } from "./office-hours";
import { amounts, bounds, dangers, guards, keepers, logFilters, weakest, words } from "./protecting-inputs";
import { installsWorse, release } from "./release-options";
import { runsWorse } from "./running";
import { isMuchSmaller } from "./smaller";
import { isWeakerByWords, lastName } from "./wording";

/** A change, and the last name of its path. */
interface Given extends PropertyChange {
  readonly resource: PlannedResource;
  readonly name: string;
}

/** Says whether a change weakens a protection; nothing if it is about something else. */
type Judge = (given: Given) => boolean | undefined;

/** Reports whether a change of one input or option protects less. The first judge that knows the input decides. */
export function isWeaker(resource: PlannedResource, change: PropertyChange): boolean {
  const name = change.path.startsWith("options.") ? change.path : lastName(change.path);
  const given = { ...change, resource, name };
  return judges.map((judge) => judge(given)).find((said) => said !== undefined) ?? false;
}

const judges: readonly Judge[] = [
  lockedFor,
  partsOfCharts,
  ({ resource, ...change }) => (release.test(resource.type) ? installsWorse(change) : undefined),
  switches,
  numbers,
  ({ resource, ...change }) => (runsWorse(resource, change) ? true : undefined),
  ({ resource, ...change }) => (isMuchSmaller(resource, change) ? true : undefined),
  fewest,
  (change) => (isIntoOfficeHours(change) ? true : undefined),
  ({ path, after }) => (path === "spec.suspend" ? after === true : undefined),
  bound,
  ({ name, path, before, after }) =>
    (keepers.test(path) || bounds.test(name)) && before !== undefined && after === undefined ? true : undefined,
  ({ resource, path }) => (logFilters.test(`${resource.type}.${path}`) ? true : undefined),
  ({ name, after }) => weakest.get(name)?.test(String(after)),
  ({ before, after }) => (after === undefined && isDenial(before) ? true : undefined),
  ({ path, before, after }) => (counting.test(path) && before === undefined && after !== undefined ? true : undefined),
  /* What a chart keeps by default is not known, so a first value is not known to be less. */
  ({ path, before, after }) =>
    spans.test(path) ? before !== undefined && (seconds(before) ?? Infinity) > (seconds(after) ?? Infinity) : undefined,
  ({ path, before, after }) => (/\.schedules(?:\.|\[)/.test(path) ? isBackedUpLess(path, before, after) : undefined),
  ({ name, before, after }) => (words.has(name) ? before === words.get(name) && after !== before : undefined),
  ({ resource, path, before, after }) =>
    expiresSooner(resource, { path, before, after }) ||
    (hasTellingNames(resource, path) && isWeakerByWords(path, before, after)),
];

/** How long an object lock lasts, in days or in years. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html */
const locks = /^(.*\bdefaultRetention)\.(days|years)$/;

/** Reports whether an input says how long an object lock lasts. A longer one loses nothing. */
export function saysHowLongLocked(path: string): boolean {
  return locks.test(path);
}

function lockedFor({ resource, path, before, after }: Given): boolean | undefined {
  const [, place = "", unit] = locks.exec(path) ?? [];
  if (unit === undefined) {
    return undefined;
  }
  const days = (count: unknown, of: string) => Number(count) * (of === "years" ? 365 : 1);
  const other = unit === "days" ? "years" : "days";
  const given = at(resource.inputs, ...place.split("."), other);
  const is = after === undefined ? (given === undefined ? 0 : days(given, other)) : days(after, unit);
  return before !== undefined && is < days(before, unit);
}

/** Values of charts for spreading pods, for disruption budgets and for alerts. */
const spreads = /^values\b.*\btopologySpreadConstraints\b/;
const budgets =
  /^values\b.*(?:podDisruptionBudget|pdb)\b.*\.(?:maxUnavailable|minAvailable|unhealthyPodEvictionPolicy)$/i;

const alerts = /^values\b.*\bgroups\[[^\]]*\](?:$|\.name$|\.rules\[)/;

function partsOfCharts({ path, before, after }: Given): boolean | undefined {
  return [spreads, budgets, alerts].some((parts) => parts.test(path))
    ? before !== undefined && before !== "" && after === undefined
    : undefined;
}

function switches({ name, path, before, after }: Given): boolean | undefined {
  const isTrue = (value: unknown) => value === true || value === "true";
  if (guards.has(name) || guards.has(path) || /(?:podDisruptionBudget|pdb)\.enabled$/i.test(path)) {
    return isTrue(before) && !isTrue(after);
  }
  if (path === "versioningConfiguration.status") {
    return before === "Enabled" && after !== before;
  }
  return dangers.has(name) ? !isTrue(before) && isTrue(after) : undefined;
}

function numbers({ resource, name, before, after }: Given): boolean | undefined {
  if (kindOfPlanned(resource) === "PodDisruptionBudget" && /^(?:minAvailable|maxUnavailable)$/.test(name)) {
    /* Held against the pods by another rule. */
    return false;
  }
  return amounts.has(name) ? Number(before) > Number(after ?? 0) : undefined;
}

/** The fewest pods of a workload, or nodes of a pool. With one, each drain and each crash is an outage. */
const replicaPaths =
  /^(?:spec|values(?:\.[\w-]+)*)\.(?:replicas|replicaCount|minReplicas|minReplicaCount)$|(?:^|\.)(?:minSize|minCount|minNodeCount|totalMinNodeCount|desiredCount|desiredCapacity|numCacheClusters|reservedConcurrentExecutions|minInstanceCount)$/;

/** The minimum number of nodes or pods. At zero, the first pod or request waits for a node or pod, which the cloud may not have. */
const fewestNodes = /(?:^|\.)(?:minSize|minCount|minNodeCount|totalMinNodeCount|minReplicaCount|minInstanceCount)$/;

function fewest({ path, before, after }: Given): boolean | undefined {
  const isEmpty = fewestNodes.test(path) && Number(before) > 0 && after === 0;
  return replicaPaths.test(path) ? isEmpty || (Number(before) > 1 && Number(after) < 2) : undefined;
}

/** Reports whether the name of a value shows its effect, as in clouds and charts. Fields of Kubernetes' objects are known one by one. */
function hasTellingNames(resource: PlannedResource, path: string): boolean {
  return resource.type.startsWith("kubernetes:")
    ? /^(?:values|metadata\.annotations|spec\.listeners)\b/.test(path) ||
        (isCustomResource(resource) && !isAdmissionPolicy(resource) && path.startsWith("spec."))
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

/** A rule of AWS WAF that only counts what it would block. https://docs.aws.amazon.com/waf/latest/APIReference/API_OverrideAction.html */
const counting = /\b(?:overrideAction|action|actionToUse)\.count$/;

/** A tenant may grow, and its limit with it. A limit that grows by this factor protects nothing. */
const noBound = 10;

/**
 * Reports whether a limit is removed, grows until it is useless, or falls to half, so that Karpenter adds no nodes. Other rules compare quotas with
 * their pods.
 */
function bound({ resource, path, before, after }: Given): boolean | undefined {
  if (!isBound(resource, path)) {
    return undefined;
  }
  const [was = Number.POSITIVE_INFINITY, is = 0] = [before, after].map(quantity);
  const starves = !path.startsWith("spec.hard") && is <= was / 2;
  return after === undefined || is >= was * noBound || starves;
}

/** Reports whether a value bounds what a tenant, or Karpenter, may take. */
function isBound(resource: PlannedResource, path: string): boolean {
  const kind = kindOfPlanned(resource);
  return kind === "ResourceQuota" || kind === "LimitRange"
    ? /^spec\.(?:hard\b|limits\[[^\]]*\]\.(?:default|max)\.)/.test(path)
    : resource.type.startsWith("kubernetes:karpenter.sh/") && /^spec\.limits\b/.test(path);
}

/** How long charts keep what they store, in their own words. */
const spans = /(?:^|\.)(?:retention|retention_period|retentionPeriod|block_retention)$|^(?:values|spec)\b.*\.ttl$/;

/**
 * Reports whether a schedule of backups is removed, leaves more out, or no longer takes snapshots.
 * https://velero.io/docs/main/api-types/schedule/
 */
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
