import type { RegisteredResource } from "../../../../../components/testing";
import { at, text } from "../../../../values";
import { beyondQuota, shown, weaknesses, workloads } from "../../../descriptions";
import { labelOf } from "../../../label";
import type { PlannedResource } from "../../../planned-resource";
import type { Changed } from "../../changes";
import { kindOfPlanned, labelOfPlanned } from "../../words";
import type { Compared } from "../contract";
import { kept } from "../found";
import { grantsOf } from "../rights";
import { fresh, rule } from "../rule";
import { isAdmissionPolicy } from "./admission-policies";
import { weakerLines } from "./weaker-lines";

/** Lists protections that a change removes or weakens. */
export const protectionLines = rule("unprotected", (compared) => {
  const { found } = compared;
  const changed = kept(found);
  return [
    ...weakerLines(changed),
    ...changed.flatMap(lowerLevel),
    ...found.deleted.flatMap((each) => deletedGuard(each, compared)),
    ...fresh(compared, alarmsIn),
    ...newlyBeyondQuota(compared),
  ];
});

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

const guardKinds = new Set([
  "PodDisruptionBudget",
  "ResourceQuota",
  "LimitRange",
  "PrometheusRule",
  "AlertmanagerConfig",
]);

/** Types of a cloud that watch, log, back up, encrypt or close something, by the ends of their names. */
const cloudGuards =
  /^aws:appautoscaling\/|^(?:aws|gcp|azure-native):.*:(?:\w*(?:FlowLogs?|Trail|DiagnosticSettings?|LogSubscriptionFilter|Sink|Detector|Recorder|MetricAlarm|CompositeAlarm|AlertPolicy|MetricAlert|ScheduledQueryRule|ActionGroup|NotificationChannel|BackupPlan|BackupSelection|BackupPolicy|ResourcePolicyAttachment|PublicAccessBlock|EncryptionConfiguration\w*|BucketVersioning|VersioningV?2?|OwnershipControls|ObjectLockConfiguration\w*|MaintenanceConfiguration|RedrivePolicy|AutoscaleSettings?|Autoscaler|WebAclAssociation|ManagementLockBy\w+|Lien))$/;

/** Reports whether a policy also denies, as only those of Cilium do. The lines about flows leave that out. */
function isDenying({ inputs, type }: PlannedResource): boolean {
  const denies = ["ingressDeny", "egressDeny"].some((key) => at(inputs, "spec", key) !== undefined);
  return type.startsWith("kubernetes:cilium.io/") && denies;
}

/** Reports whether a resource guards others by its kind. */
export function isGuard(resource: PlannedResource): boolean {
  const isKnown = guardKinds.has(kindOfPlanned(resource)) || cloudGuards.test(resource.type);
  return isKnown || isDenying(resource) || isAdmissionPolicy(resource);
}

/** Reports an object that guarded others, if its parent stays. NetworkPolicies are left out, because other lines show the flows. */
function deletedGuard(resource: PlannedResource, { found }: Compared): string[] {
  const owners = new Set([resource.parent, ...Object.values(resource.propertyDependencies).flat()]);
  const isPartOfGone = found.deleted.some(({ urn }) => owners.has(urn));
  const isLeft = resource.options.retainOnDelete === true;
  return !isPartOfGone && !isLeft && isGuard(resource)
    ? [`${labelOfPlanned(resource)}: deleted, but the guarded resource stays`]
    : [];
}

/** Lists the alarms of a plan about resources: weak pods, and the warnings of the clouds' types. */
function alarmsIn(resources: readonly RegisteredResource[]): string[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  /* Permissions have their own lines. */
  const others = resources.filter((each) => grantsOf(each, byUrn).length === 0);
  const ofClouds = others.flatMap((each) => shown(each, byUrn).alarms.map((alarm) => `${labelOf(each)}: ${alarm}`));
  const ofPods = workloads(resources).flatMap(({ resource, podSpec }) =>
    weaknesses(podSpec).map((weak) => `${labelOf(resource)}: violates Pod Security restricted (${weak})`),
  );
  return [...ofClouds, ...ofPods];
}

/** Lists namespaces whose workloads may newly ask for more than their quota: pods that start again are refused then. */
function newlyBeyondQuota({ before, after }: Compared): string[] {
  /* The same bound with another amount is not new. */
  const boundOf = (line: string) => line.replace(/ \S+, above its quota.*$/, "");
  const old = new Set(beyondQuota(before).map(boundOf));
  return beyondQuota(after).filter((line) => !old.has(boundOf(line)));
}
