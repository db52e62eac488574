import assert from "node:assert/strict";
import { type BroughtObject, beyondProject } from "../../../cli/rehearsal/argo-cd/bounds";

const repository = "https://charts.test";
const project = {
  metadata: { name: "addon-web" },
  spec: {
    sourceRepos: [repository],
    destinations: [{ server: "https://kubernetes.default.svc", namespace: "web" }],
    clusterResourceWhitelist: [{ group: "rbac.authorization.k8s.io", kind: "ClusterRole" }],
    namespaceResourceWhitelist: [{ group: "apps", kind: "Deployment" }],
  },
};
const deployment: BroughtObject = { group: "apps", kind: "Deployment", name: "web", namespace: "web" };
const role: BroughtObject = { group: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "web", namespace: "" };

describe("what a project lets an Application bring", () => {
  it("is its chart's kinds in its namespaces, from its repository", () => {
    assert.deepEqual(beyondProject(project, repository, [deployment, role]), []);
  });

  it("is nothing else", () => {
    const others = [
      { ...role, kind: "ClusterRoleBinding" },
      { ...deployment, kind: "DaemonSet" },
      { ...deployment, namespace: "kube-system" },
    ];
    assert.deepEqual(beyondProject(project, "https://other.test", others), [
      "repo https://other.test is not permitted in project 'addon-web'",
      "resource rbac.authorization.k8s.io:ClusterRoleBinding web is not permitted in project addon-web",
      "resource apps:DaemonSet web is not permitted in project addon-web",
      "namespace kube-system of apps:Deployment web is not permitted in project addon-web",
    ]);
  });
});
