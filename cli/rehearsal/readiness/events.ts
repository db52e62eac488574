import { type ClusterAccess, listObjects } from "../kubernetes/cluster-access";
import { at, describe, type KubernetesObject, recordsAt, textAt } from "../kubernetes/object";

/** The warnings among events, each text once, newest last, at most eight. */
export function warningLines(events: readonly KubernetesObject[]): string[] {
  const lines = events
    .filter((event) => event.type === "Warning")
    .sort((first, second) => timeOf(first).localeCompare(timeOf(second)))
    .map((event) => {
      const involved = `${textAt(event, "involvedObject", "kind")} ${textAt(event, "involvedObject", "name")}`;
      return `${involved}: ${textAt(event, "reason")}: ${textAt(event, "message")}`;
    });
  return newestOfEachKind(lines).slice(-8);
}

/** Pods that are made again and again have new names but the same trouble. */
function newestOfEachKind(lines: readonly string[]): string[] {
  const kinds = new Map(lines.map((line) => [kindOfLine(line), line.replace("(combined from similar events): ", "")]));
  return [...kinds.values()];
}

function kindOfLine(line: string): string {
  return line.replace("(combined from similar events): ", "").replace(/-[a-z0-9]{5}(?=["' :])/g, "");
}

function timeOf(event: KubernetesObject): string {
  return textAt(event, "lastTimestamp") || textAt(event, "eventTime") || textAt(event, "metadata", "creationTimestamp");
}

/** The objects that `owner` made, at any depth, among the candidates. */
export function ownedBy(owner: KubernetesObject, candidates: readonly KubernetesObject[]): KubernetesObject[] {
  const uids = new Set([owner.metadata.uid]);
  const owned = new Set<KubernetesObject>();
  for (let before = -1; before !== owned.size; ) {
    before = owned.size;
    for (const candidate of candidates) {
      if (recordsAt(candidate, "metadata", "ownerReferences").some(({ uid }) => uids.has(uid as string))) {
        owned.add(candidate);
        uids.add(candidate.metadata.uid);
      }
    }
  }
  return [...owned];
}

/** The kinds between a workload and its pods. */
const innerKinds = [
  ["apps/v1", "ReplicaSet"],
  ["batch/v1", "Job"],
  ["v1", "Pod"],
  ["v1", "PersistentVolumeClaim"],
] as const;

/** A workload's pods. */
export async function podsOf(access: ClusterAccess, workload: KubernetesObject): Promise<KubernetesObject[]> {
  const { namespace } = workload.metadata;
  if (workload.kind === "Pod") {
    return [workload];
  }
  const labels = at(workload, "spec", "selector", "matchLabels");
  if (namespace === undefined || typeof labels !== "object" || labels === null) {
    return [];
  }
  const labelSelector = Object.entries(labels)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(",");
  return listObjects(access, "v1", "Pod", { namespace, labelSelector });
}

/** What Kubernetes warned of about an object and all that it made: pods, replica sets, claims. */
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
  return warningLines(events.filter((event) => uids.has(textAt(event, "involvedObject", "uid"))));
}

/** The message about an object that did not become ready. */
export function notReadyMessage(object: KubernetesObject, reason: string, warnings: readonly string[]): string {
  const events = warnings.map((line) => `\n  - ${line}`).join("");
  return `${describe(object)} did not become ready: ${reason}${events}`;
}
