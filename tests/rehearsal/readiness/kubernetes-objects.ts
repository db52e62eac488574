import type { KubernetesObject } from "../../../cli/rehearsal/kubernetes/object";
import { ownedBy as owned, warningLines } from "../../../cli/rehearsal/readiness/events";

function event(name: string, kind: string, reason: string, message: string, lastTimestamp: string): KubernetesObject {
  const metadata = { name: `${name}.1`, namespace: "shop" };
  return {
    apiVersion: "v1",
    kind: "Event",
    metadata,
    type: "Warning",
    involvedObject: { kind, name },
    reason,
    message,
    lastTimestamp,
  };
}

/** Warning lines of three events, two of which tell of the same trouble. */
export function linesOfThreeWarnings(): string[] {
  return warningLines([
    event("web-1-ccccc", "Pod", "FailedScheduling", "no node", "2026-01-01T00:00:03Z"),
    event("web-1", "ReplicaSet", "FailedCreate", 'pods "web-1-aaaaa" is forbidden', "2026-01-01T00:00:01Z"),
    event(
      "web-1",
      "ReplicaSet",
      "FailedCreate",
      '(combined from similar events): pods "web-1-bbbbb" is forbidden',
      "2026-01-01T00:00:02Z",
    ),
  ]);
}

/** The names of what a Deployment owns, directly and through its replica set. */
export function namesOwnedByDeployment(): string[] {
  const made = (name: string, uid: string, owner: string): KubernetesObject => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, uid, ownerReferences: [{ uid: owner }] },
  });
  const deployment: KubernetesObject = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", uid: "1" },
  };
  const candidates = [made("web-1-aaaaa", "3", "2"), made("web-1", "2", "1"), made("other", "5", "4")];
  return owned(deployment, candidates)
    .map(({ metadata }) => metadata.name)
    .toSorted();
}
