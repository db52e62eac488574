import assert from "node:assert/strict";
import type { KubernetesObject } from "../../../cli/rehearsal/kubernetes";
import { accountOf, placedAlone, placedBy } from "../../../cli/rehearsal/real-controllers/placement";

const controller = {
  image: "operator",
  args: ["--listen=127.0.0.1:0"],
  withoutChart: { namespace: "ops", definition: "things.example.com", args: ["--verbose"] },
};

function deployment(image: string, readyReplicas = 1, metadata = {}, args = ["--period", "5m"]): KubernetesObject {
  const container = {
    image,
    command: ["/operator"],
    args,
    env: [
      { name: "MODE", value: "fast" },
      { name: "NAMESPACES" },
      { name: "WATCH", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
      { name: "GOMEMLIMIT", valueFrom: { resourceFieldRef: { resource: "limits.memory" } } },
    ],
  };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "any", namespace: "ops", uid: "1", ...metadata },
    spec: { template: { spec: { serviceAccountName: "worker", containers: [{ image: "sidecar:1" }, container] } } },
    status: { readyReplicas },
  };
}

describe("where a real controller runs", () => {
  it("is where its ready Deployment is, with the account, the arguments and the plain variables of the pod", () => {
    const placement = placedBy(controller, [
      deployment("other:1"),
      deployment("mirror.example.com/a/operator:2@sha256:0"),
    ]);
    assert.deepEqual(placement, {
      namespace: "ops",
      serviceAccount: "worker",
      args: ["--period", "5m", "--listen=127.0.0.1:0"],
      environment: { MODE: "fast", NAMESPACES: "", WATCH: "ops", POD_NAMESPACE: "ops" },
      uid: "1",
    });
    assert.equal(accountOf(placement), "service account ops/worker");
  });

  it("is nowhere without a ready Deployment of its image", () => {
    const deployments: readonly KubernetesObject[] = [
      deployment("operator-webhook:1"),
      deployment("operator:1", 0),
      deployment("operator:1", 1, {}, ["webhook", "--port=1"]),
      deployment("operator:1", 1, { deletionTimestamp: "2026-01-01T00:00:00Z" }),
    ];
    for (const one of deployments) {
      assert.equal(placedBy(controller, [one]), undefined);
    }
  });

  it("is the usual namespace, with the rights of the administrator, if its chart is absent", () => {
    const placement = placedAlone(controller);
    assert.deepEqual(placement.args, ["--verbose", "--listen=127.0.0.1:0"]);
    assert.equal(placement.namespace, "ops");
    assert.equal(accountOf(placement), "administrator, because the add-on's chart is absent");
  });
});
