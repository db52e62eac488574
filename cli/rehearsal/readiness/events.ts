import { at, fields, isRecord, items, text } from "../../values";
import { type ClusterAccess, describe, type KubernetesObject, listObjects } from "../kubernetes";

/** Returns the warnings among events: one of each kind, the newest last, at most eight. */
export function warningLines(events: readonly KubernetesObject[]): string[] {
  const lines = events
    .filter((event) => event.type === "Warning")
    .sort((first, second) => timeOf(first).localeCompare(timeOf(second)))
    .map((event) => {
      const { kind, name } = fields(event, "involvedObject");
      return `${String(kind)} ${String(name)}: ${text(event, "reason") ?? ""}: ${text(event, "message") ?? ""}`;
    });
  return newestOfEachKind(lines).slice(-8);
}

/** Recreated pods have new names but the same trouble. */
function newestOfEachKind(lines: readonly string[]): string[] {
  const kinds = new Map(lines.map((line) => [kindOfLine(line), line.replace("(combined from similar events): ", "")]));
  return [...kinds.values()];
}

function kindOfLine(line: string): string {
  return line.replace("(combined from similar events): ", "").replace(/-[a-z0-9]{5}(?=["' :])/g, "");
}

function timeOf(event: KubernetesObject): string {
  return text(event, "lastTimestamp") ?? text(event, "eventTime") ?? text(event, "metadata", "creationTimestamp") ?? "";
}

/** Returns the candidates that `owner` owns, at any depth. */
export function ownedBy(owner: KubernetesObject, candidates: readonly KubernetesObject[]): KubernetesObject[] {
  const uids = new Set([owner.metadata.uid]);
  const owned = new Set<KubernetesObject>();
  for (let before = -1; before !== owned.size; ) {
    before = owned.size;
    for (const candidate of candidates) {
      if (items(candidate, "metadata", "ownerReferences").some(({ uid }) => uids.has(String(uid)))) {
        owned.add(candidate);
        uids.add(candidate.metadata.uid);
      }
    }
  }
  return [...owned];
}

/** Kinds that a workload creates, directly or through others. */
const innerKinds = [
  ["apps/v1", "ReplicaSet"],
  ["batch/v1", "Job"],
  ["v1", "Pod"],
  ["v1", "PersistentVolumeClaim"],
] as const;

/** Returns a workload's pods. */
export async function podsOf(access: ClusterAccess, workload: KubernetesObject): Promise<KubernetesObject[]> {
  const { namespace } = workload.metadata;
  if (workload.kind === "Pod") {
    return [workload];
  }
  const labels = at(workload, "spec", "selector", "matchLabels");
  if (namespace === undefined || !isRecord(labels)) {
    return [];
  }
  const labelSelector = Object.entries(labels)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(",");
  return listObjects(access, "v1", "Pod", { namespace, labelSelector });
}

/** Returns Kubernetes' warnings about an object and all that it created: pods, replica sets, claims. */
export async function warningsAbout(access: ClusterAccess, object: KubernetesObject): Promise<string[]> {
  const { namespace } = object.metadata;
  if (namespace === undefined) {
    return [];
  }
  const lists = await Promise.all(
    innerKinds.map(([version, kind]) => listObjects(access, version, kind, { namespace })),
  );
  const uids = new Set([object, ...ownedBy(object, lists.flat())].map(({ metadata }) => metadata.uid));
  const events = await listObjects(access, "v1", "Event", { namespace });
  return warningLines(events.filter((event) => uids.has(text(event, "involvedObject", "uid") ?? "")));
}

/** Describes an object that did not become ready. */
export function notReadyMessage(object: KubernetesObject, reason: string, warnings: readonly string[]): string {
  const events = warnings.map((line) => `\n  - ${line}`).join("");
  return `${describe(object)} did not become ready: ${reason}${events}`;
}
