import assert from "node:assert/strict";
import { hooksOf, separateHooks, unplayedEvents } from "../../../cli/rehearsal/providers/kubernetes/release/hooks";
import { templateArguments } from "../../../cli/rehearsal/providers/kubernetes/release/helm-template";
import {
  installGroups,
  parseManifest,
  splitManifests,
} from "../../../cli/rehearsal/providers/kubernetes/release/manifests";
import { openDefinitions } from "../../../cli/rehearsal/providers/kubernetes/release/open-schemas";
import {
  crdsSwitchedOff,
  objections,
  readRelease,
  releaseStatus,
} from "../../../cli/rehearsal/providers/kubernetes/release/release-inputs";
import {
  fromResourceNames,
  goneFrom,
  toResourceNames,
} from "../../../cli/rehearsal/providers/kubernetes/release/resource-names";

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

describe("a release", () => {
  const release = readRelease({
    name: "web",
    namespace: "shop",
    chart: "oci://r.example/c/traefik",
    version: "1.0.0",
    atomic: true,
  });

  it("has Helm's defaults", () => {
    assert.deepEqual(release, {
      name: "web",
      namespace: "shop",
      chart: "oci://r.example/c/traefik",
      repository: "",
      version: "1.0.0",
      values: {},
      skipCrds: false,
      skipAwait: false,
      waitForJobs: false,
      atomic: true,
      createNamespace: false,
      takeOwnership: false,
      timeoutSeconds: 300,
    });
  });

  it("says what it is, as the real provider does", () => {
    assert.deepEqual(releaseStatus(release, 2, "deployed"), {
      name: "web",
      namespace: "shop",
      chart: "traefik",
      version: "1.0.0",
      revision: 2,
      status: "deployed",
    });
  });

  it("is rendered for the live server", () => {
    const capabilities = { kubeVersion: "v1.35.4", apiVersions: ["v1", "apps/v1/Deployment"] };
    assert.deepEqual(
      templateArguments({ ...release, skipCrds: true }, "/charts/web", capabilities).join(" "),
      "template web /charts/web --namespace shop --values - --kube-version v1.35.4 --api-versions v1 --api-versions apps/v1/Deployment --skip-crds",
    );
  });

  it("is refused where the stand-in cannot do it", () => {
    assert.deepEqual(
      objections({ valueYamlFiles: [{}], postrender: "" }).map(({ property }) => property),
      ["chart", "valueYamlFiles"],
    );
  });

  it("brings no CRDs when its values switch them off", () => {
    const cases: [object, boolean][] = [
      [{}, false],
      [{ crds: { enabled: true } }, false],
      [{ crds: { enabled: false } }, true],
      [{ installCRDs: false }, true],
      [{ installCRDs: false, crds: { enabled: true } }, false],
    ];
    for (const [values, expected] of cases) assert.equal(crdsSwitchedOff(values as Record<string, never>), expected);
  });

  it("lists its objects in a way that can be read back", () => {
    const objects = [
      { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "b" },
      { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "a" },
      { apiVersion: "v1", kind: "Namespace", name: "shop" },
    ];
    const names = toResourceNames(objects);
    assert.deepEqual(names, { "Deployment.apps/apps/v1": ["shop/a", "shop/b"], "Namespace/v1": ["shop"] });
    assert.deepEqual(toResourceNames(fromResourceNames(names)), names);
    assert.deepEqual(fromResourceNames(undefined), []);
  });

  it("prunes what is gone, not what moved to another version of its group", () => {
    const old = (apiVersion: string, name: string) => ({ apiVersion, kind: "Widget", name });
    const before = [old("w.example/v1beta1", "kept"), old("w.example/v1", "gone")];
    assert.deepEqual(goneFrom(before, [old("w.example/v1", "kept")]), [old("w.example/v1", "gone")]);
  });
});

describe("definitions for charts that are not there", () => {
  it("accept any field in each version of a kind", () => {
    const kind = { group: "x.k8s.io", kind: "Thing", plural: "things", scope: "Cluster" };
    const [definition, ...others] = openDefinitions([
      { ...kind, version: "v1" },
      { ...kind, version: "v1beta1" },
    ]);
    assert.deepEqual(others, []);
    const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
    assert.deepEqual(definition, {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: {
        name: "things.x.k8s.io",
        annotations: { "api-approved.kubernetes.io": "unapproved, an open schema" },
      },
      spec: {
        group: "x.k8s.io",
        scope: "Cluster",
        names: { kind: "Thing", listKind: "ThingList", plural: "things", singular: "thing" },
        versions: [
          { name: "v1", served: true, storage: true, schema },
          { name: "v1beta1", served: true, storage: false, schema },
        ],
      },
    });
  });
});
