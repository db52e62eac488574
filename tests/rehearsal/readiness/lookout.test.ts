import assert from "node:assert/strict";
import type { Awaited } from "../../../cli/rehearsal/engine/awaited";
import type { KubernetesObject } from "../../../cli/rehearsal/kubernetes/object";
import { workloadsOf } from "../../../cli/rehearsal/readiness/lookout";

function workload(kind: string, name: string, namespace: string, annotations = {}): KubernetesObject {
  return { apiVersion: "apps/v1", kind, metadata: { name, namespace, annotations } };
}

const release = { "meta.helm.sh/release-name": "proxy", "meta.helm.sh/release-namespace": "ingress" };
const live = [
  workload("Deployment", "web", "shop"),
  workload("StatefulSet", "web", "shop"),
  workload("Deployment", "web", "other"),
  workload("Deployment", "proxy", "ingress", release),
  workload("DaemonSet", "agent", "kube-system", release),
  workload("Deployment", "proxy", "other", { ...release, "meta.helm.sh/release-namespace": "other" }),
  workload("Job", "proxy-patch", "ingress", { "helm.sh/hook": "pre-install" }),
  workload("Job", "other-patch", "other", { "helm.sh/hook": "pre-install" }),
];

describe("what Pulumi's own provider waits for", () => {
  const cases: [title: string, awaited: Awaited, found: string[]][] = [
    ["an object is itself", { urn: "", kind: "Deployment", namespace: "shop", name: "web" }, ["Deployment shop/web"]],
    [
      "a release is all its workloads in every namespace, and the hooks in its own",
      { urn: "", namespace: "ingress", name: "proxy" },
      ["Deployment ingress/proxy", "DaemonSet kube-system/agent", "Job ingress/proxy-patch"],
    ],
    ["a kind without pods has none", { urn: "", kind: "Service", namespace: "shop", name: "web" }, []],
  ];
  for (const [title, awaited, found] of cases) {
    it(title, () => {
      assert.deepEqual(
        workloadsOf(awaited, live).map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`),
        found,
      );
    });
  }
});
