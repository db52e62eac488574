import assert from "node:assert/strict";
import { descriptions } from "../../../cli/plan/descriptions";
import { grantsOf } from "../../../cli/plan/difference/head/rights/permissions";
import { object } from "../objects";

const server = "https://kubernetes.default.svc";
const project = (spec: object) => object("argoproj.io/v1alpha1", "AppProject", "argocd/shop", { spec });
const narrow = {
  sourceRepos: ["https://github.com/acme/shop.git"],
  destinations: [{ server, namespace: "shop" }],
  clusterResourceWhitelist: [],
  namespaceResourceWhitelist: [{ group: "apps", kind: "Deployment" }],
  roles: [
    { name: "deployer", groups: ["devs"], policies: ["p, proj:shop:deployer, applications, sync, shop/*, allow"] },
  ],
};
const wide = {
  sourceRepos: ["*"],
  destinations: [{ server: "https://prod.example.com", namespace: "*" }],
  clusterResourceWhitelist: [{ group: "rbac.authorization.k8s.io", kind: "ClusterRole" }],
  namespaceResourceWhitelist: [{ group: "*", kind: "*" }],
};

describe("the descriptions of Argo CD's objects", () => {
  it("say where applications come from and go to", () => {
    const application = object("argoproj.io/v1alpha1", "Application", "argocd/shop", {
      spec: {
        project: "shop",
        source: { repoURL: "https://github.com/acme/shop.git", targetRevision: "v1", path: "deploy" },
        destination: { server, namespace: "shop" },
        syncPolicy: {},
      },
    });
    assert.deepEqual(descriptions([application])(application), {
      values: ["deploy from https://github.com/acme/shop.git@v1", "into shop", "project shop", "synced manually"],
      alarms: [],
    });
  });

  it("say what a project allows, and raise an alarm if that has no bounds", () => {
    const [one, other] = [project(narrow), project(wide)];
    assert.deepEqual(descriptions([one])(one), {
      values: ["from https://github.com/acme/shop.git", "into shop", "deployer: devs"],
      alarms: [],
    });
    assert.deepEqual(descriptions([other])(other).alarms, [
      "any repository like *",
      "any namespace like * of https://prod.example.com",
      "any kind like *.*",
      "cluster-scoped kinds: ClusterRole.rbac.authorization.k8s.io",
    ]);
  });

  it("are permissions, and those without bounds the gravest", () => {
    const shown = (spec: object) =>
      grantsOf(project(spec), new Map()).map(({ who, may, on, boundless }) => [who, may, on, boundless]);
    assert.deepEqual(shown(narrow), [
      ["applications of shop", "come from https://github.com/acme/shop.git", "", false],
      ["applications of shop", "deploy to shop", "", false],
      ["applications of shop", "act", "Deployment.apps", false],
      ["Group devs", "sync applications", "shop/* in Argo CD", false],
    ]);
    assert.deepEqual(
      shown(wide).map(([, , , boundless]) => boundless),
      [true, true, true, true],
    );
  });
});
