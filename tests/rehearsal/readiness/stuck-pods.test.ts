import assert from "node:assert/strict";
import type { JsonObject, KubernetesObject } from "../../../cli/rehearsal/kubernetes/object";
import { notReadyMessage } from "../../../cli/rehearsal/readiness/events";
import { ObstacleClock, obstaclesOf, reasonOf } from "../../../cli/rehearsal/readiness/stuck-pods";
import { linesOfThreeWarnings, namesOwnedByDeployment } from "./kubernetes-objects";

function object(apiVersion: string, kind: string, spec: JsonObject, status: JsonObject): KubernetesObject {
  return { apiVersion, kind, metadata: { name: "a", namespace: "shop" }, spec, status };
}

describe("what keeps pods from running", () => {
  const pod = (status: JsonObject) => object("v1", "Pod", {}, status);
  const workload = (conditions: JsonObject[]) => object("apps/v1", "Deployment", {}, { conditions });
  const cases: [string, KubernetesObject, KubernetesObject[], string[]][] = [
    ["nothing", workload([]), [pod({ conditions: [{ type: "PodScheduled", status: "True" }] })], []],
    [
      "refused pods",
      workload([{ type: "ReplicaFailure", status: "True", message: "exceeded quota" }]),
      [],
      ["its pods are refused: exceeded quota"],
    ],
    [
      "no node",
      workload([]),
      [pod({ conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/3 nodes" }] })],
      ["Pod shop/a cannot be scheduled: 0/3 nodes"],
    ],
    [
      "a container that cannot start",
      workload([]),
      [
        pod({
          containerStatuses: [
            { name: "c", state: { waiting: { reason: "CreateContainerConfigError", message: "no secret" } } },
          ],
        }),
      ],
      ["Pod shop/a: container c is in CreateContainerConfigError: no secret"],
    ],
    [
      "a container that is only starting",
      workload([]),
      [pod({ containerStatuses: [{ name: "c", state: { waiting: { reason: "ContainerCreating" } } }] })],
      [],
    ],
  ];
  for (const [title, given, pods, expected] of cases) {
    it(title, () =>
      assert.deepEqual(
        obstaclesOf(given, pods).map(({ message }) => message),
        expected,
      ),
    );
  }

  it("is told once for all pods of a workload, with the full nodes only if pods wait for one", () => {
    const scheduled = { type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/6 nodes." };
    const named = (name: string) => {
      const made = pod({ conditions: [scheduled] });
      return { ...made, metadata: { ...made.metadata, name } };
    };
    const waiting = obstaclesOf(workload([]), [named("web-5d8c-abcde"), named("web-5d8c-fghij")]);
    const full = "nodes are full, 30 pods are pending, pool general is at its maximum of 6";
    assert.equal(reasonOf(waiting, full), `Pod shop/web-5d8c-fghij cannot be scheduled: 0/6 nodes; ${full}`);
    const refused = obstaclesOf(workload([{ type: "ReplicaFailure", status: "True", message: "exceeded quota" }]), []);
    assert.equal(reasonOf(refused, full), "its pods are refused: exceeded quota");
  });

  it("becomes a failure only after its grace, also when the pods are made anew", () => {
    const clock = new ObstacleClock();
    const obstacle = (name: string) => ({ message: `Pod shop/${name} cannot be scheduled: no node`, graceSeconds: 60 });
    assert.deepEqual(clock.overdue([obstacle("web-abcde")], 0), []);
    assert.deepEqual(clock.overdue([obstacle("web-fghij")], 59), []);
    assert.deepEqual(clock.overdue([obstacle("web-klmno")], 60), [obstacle("web-klmno")]);
    assert.deepEqual(clock.overdue([], 61), []);
    assert.deepEqual(clock.overdue([obstacle("web-klmno")], 62), []);
  });
});

describe("what is told about an object that is not ready", () => {
  it("the warnings, each trouble once, newest last", () => {
    assert.deepEqual(linesOfThreeWarnings(), [
      'ReplicaSet web-1: FailedCreate: pods "web-1-bbbbb" is forbidden',
      "Pod web-1-ccccc: FailedScheduling: no node",
    ]);
  });

  it("of everything that the object made, at any depth", () => {
    assert.deepEqual(namesOwnedByDeployment(), ["web-1", "web-1-aaaaa"]);
  });

  it("in one message", () => {
    assert.equal(
      notReadyMessage(object("apps/v1", "Deployment", {}, {}), "0 of 1 replicas updated", ["Pod a: Failed: b"]),
      "Deployment shop/a did not become ready: 0 of 1 replicas updated\n  - Pod a: Failed: b",
    );
  });
});
