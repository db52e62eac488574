import assert from "node:assert/strict";
import { parseManifest, splitManifests } from "../../../cli/charts/manifests";
import { ChartLedger } from "../../../cli/rehearsal/charts";
import { hooksOf, separateHooks, unplayedEvents } from "../../../cli/rehearsal/kubernetes-provider/release/hooks";
import { installGroups } from "../../../cli/rehearsal/kubernetes-provider/release/install-order";
import {
  inNamespace,
  isClusterKind,
  withEarlierDefinitions,
} from "../../../cli/rehearsal/kubernetes-provider/release/rendered-chart";

const rendered = `---
# Source: shop/charts/sub/crds/a.yaml
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: a }
---
# Source: shop/templates/crds/b.yaml
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: b }
--- # a remark
# only a comment
---
apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: Service, metadata: { name: c } }
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: d } }
`;

describe("a rendered chart", () => {
  it("is split into its objects, and knows what came from a crds folder", () => {
    assert.deepEqual(
      splitManifests(rendered).map(({ object, fromCrdsFolder }) => [object.apiVersion, object.kind, fromCrdsFolder]),
      [
        ["apiextensions.k8s.io/v1", "CustomResourceDefinition", true],
        ["apiextensions.k8s.io/v1", "CustomResourceDefinition", false],
        ["v1", "Service", false],
        ["v1", "ServiceAccount", false],
      ],
    );
  });

  it("is applied in Helm's order", () => {
    const kinds = ["Middleware", "Deployment", "APIService", "Namespace", "Service", "Deployment", "ClusterRole"];
    const manifests = kinds.map((kind) => ({ object: { kind }, fromCrdsFolder: false }));
    const definition = { object: { kind: "CustomResourceDefinition" }, fromCrdsFolder: true };
    assert.deepEqual(
      installGroups([...manifests, definition]).map((group) => group.map(({ object }) => object.kind)),
      [
        ["CustomResourceDefinition"],
        ["Namespace"],
        ["ClusterRole"],
        ["Service"],
        ["Deployment", "Deployment"],
        ["APIService"],
        ["Middleware"],
      ],
    );
  });

  it("is read as Go reads YAML", () => {
    assert.deepEqual(
      parseManifest("mode: 0440\nplain: 440\nword: on\ntime: 22:22\nbase: &b { x: 1 }\nuse: { <<: *b }"),
      {
        mode: 0o440,
        plain: 440,
        word: "on",
        time: "22:22",
        base: { x: 1 },
        use: { x: 1 },
      },
    );
  });

  it("has its hooks taken out, which run by weight, kind and name", () => {
    const hook = (kind: string, name: string, annotations: Record<string, string>) => ({
      object: { kind, metadata: { name, annotations } },
      fromCrdsFolder: false,
    });
    const { manifests, hooks } = separateHooks([
      hook("Job", "later", { "helm.sh/hook": "pre-install,pre-upgrade", "helm.sh/hook-weight": "5" }),
      hook("Job", "first", { "helm.sh/hook": "pre-install", "helm.sh/hook-weight": "-5" }),
      hook("ServiceAccount", "z", { "helm.sh/hook": "pre-install", "helm.sh/hook-weight": "5" }),
      hook("Job", "end", { "helm.sh/hook": "post-delete", "helm.sh/hook-delete-policy": "hook-succeeded" }),
      hook("Pod", "test", { "helm.sh/hook": "test" }),
      hook("ConfigMap", "own", {}),
    ]);
    assert.deepEqual(
      manifests.map(({ object }) => object.kind),
      ["ConfigMap"],
    );
    const names = hooksOf("pre-install", hooks).map(({ object }) => (object.metadata as { name: string }).name);
    assert.deepEqual(names, ["first", "z", "later"]);
    assert.deepEqual(unplayedEvents(hooks), ["post-delete"]);
    assert.deepEqual(
      hooks.map(({ deletePolicies }) => deletePolicies),
      [
        ["before-hook-creation"],
        ["before-hook-creation"],
        ["before-hook-creation"],
        ["hook-succeeded"],
        ["before-hook-creation"],
      ],
    );
  });
});

describe("the objects of a chart that a program makes itself", () => {
  const definition = (name: string, scope: string) => ({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name },
    spec: { group: "e.com", scope, names: { kind: "Zone" } },
  });

  it("are in the chart's namespace if they name none", () => {
    assert.deepEqual(inNamespace({ kind: "Pod", metadata: { name: "a" } }, "shop").metadata, {
      name: "a",
      namespace: "shop",
    });
    const elsewhere = { kind: "Pod", metadata: { name: "a", namespace: "b" } };
    assert.deepEqual(inNamespace(elsewhere, "shop"), elsewhere);
  });

  it("have no namespace if the chart defines their kind so", () => {
    const zone = { apiVersion: "e.com/v1", kind: "Zone" };
    assert.equal(isClusterKind(zone, [definition("zones.e.com", "Cluster")]), true);
    assert.equal(isClusterKind(zone, [definition("zones.e.com", "Namespaced")]), false);
    assert.equal(isClusterKind({ ...zone, apiVersion: "f.com/v1" }, [definition("zones.e.com", "Cluster")]), false);
  });

  it("keep the definitions of an earlier rendering, which later ones leave out because they exist", () => {
    const ledger = new ChartLedger();
    const pod = { kind: "Pod", metadata: { name: "a" } };
    const zones = definition("zones.e.com", "Cluster");
    assert.deepEqual(withEarlierDefinitions("web", [zones, pod], ledger), [zones, pod]);
    assert.deepEqual(withEarlierDefinitions("web", [pod], ledger), [zones, pod]);
    assert.deepEqual(withEarlierDefinitions("web", [pod], ledger), [zones, pod]);
    assert.deepEqual(withEarlierDefinitions("other", [pod], ledger), [pod]);
  });
});
