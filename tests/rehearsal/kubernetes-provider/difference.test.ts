import assert from "node:assert/strict";
import type { JsonObject } from "../../../cli/rehearsal/kubernetes/object";
import { compareSettings, readSettings, standsInFor } from "../../../cli/rehearsal/kubernetes-provider/settings";
import { compareInputs, differences, propertyPath, touches } from "../../../cli/rehearsal/plugin-protocol/difference";

type Typed = JsonObject & { readonly apiVersion: string; readonly kind: string };

describe("differences between inputs", () => {
  const cases: [string, unknown, unknown, string[]][] = [
    ["the same", { a: [1, { b: "x" }] }, { a: [1, { b: "x" }] }, []],
    ["a null counts as absent", { a: null }, {}, []],
    ["an added key", {}, { a: 1 }, ["add a"]],
    ["a removed list item", { a: [1, 2] }, { a: [1] }, ["delete a[1]"]],
    ["a changed leaf", { a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }, ["update a.b[0].c"]],
    ["another shape", { a: [1] }, { a: { b: 1 } }, ["update a"]],
    ["a key with dots", { "a.b/c": 1 }, { "a.b/c": 2 }, ['update ["a.b/c"]']],
  ];
  for (const [title, olds, news, expected] of cases) {
    it(title, () => {
      assert.deepEqual(
        differences(olds, news).map(({ kind, path }) => `${kind} ${propertyPath(path)}`),
        expected,
      );
    });
  }

  it("writes paths as the engine does", () => {
    assert.equal(
      propertyPath(["metadata", "labels", "app.kubernetes.io/name"]),
      'metadata.labels["app.kubernetes.io/name"]',
    );
    assert.equal(propertyPath(["spec", "ports", 0, "name"]), "spec.ports[0].name");
  });

  it("knows what lies at, below and above a prefix", () => {
    assert.equal(touches(["spec", "selector", "matchLabels", "app"], "spec.selector"), true);
    assert.equal(touches(["spec"], "spec.selector"), true);
    assert.equal(touches(["spec", "replicas"], "spec.selector"), false);
    assert.equal(touches(["spec", "volumeClaimTemplates", 0, "spec"], "spec.volumeClaimTemplates"), true);
  });
});

describe("what needs a new object", () => {
  const settled = {};
  const mutable = { enableConfigMapMutable: "true", enableSecretMutable: "true" };
  const deployment = (spec: JsonObject): Typed => ({ apiVersion: "apps/v1", kind: "Deployment", spec });
  const of = (apiVersion: string, kind: string, rest: JsonObject): Typed => ({ apiVersion, kind, ...rest });
  const cases: [string, JsonObject, Typed, Readonly<Record<string, unknown>>, string[]][] = [
    ["replicas do not", deployment({ replicas: 1 }), deployment({ replicas: 2 }), settled, []],
    [
      "a Deployment's selector does",
      deployment({ selector: { matchLabels: { app: "a" } } }),
      deployment({ selector: { matchLabels: { app: "b" } } }),
      settled,
      ["spec.selector.matchLabels.app"],
    ],
    [
      "a name does",
      of("v1", "Service", { metadata: { name: "a" } }),
      of("v1", "Service", { metadata: { name: "b" } }),
      settled,
      ["metadata.name"],
    ],
    [
      "a StatefulSet's claims do",
      of("apps/v1", "StatefulSet", { spec: { volumeClaimTemplates: [{ spec: { size: 1 } }] } }),
      of("apps/v1", "StatefulSet", { spec: { volumeClaimTemplates: [{ spec: { size: 2 } }] } }),
      settled,
      ["spec.volumeClaimTemplates[0].spec.size"],
    ],
    [
      "a Job's template does",
      of("batch/v1", "Job", { spec: { template: { image: "a" } } }),
      of("batch/v1", "Job", { spec: { template: { image: "b" } } }),
      settled,
      ["spec.template.image"],
    ],
    [
      "a ConfigMap's data does",
      of("v1", "ConfigMap", { data: { a: "1" } }),
      of("v1", "ConfigMap", { data: { a: "2" } }),
      settled,
      ["data.a"],
    ],
    [
      "unless the provider says otherwise",
      of("v1", "ConfigMap", { data: { a: "1" } }),
      of("v1", "ConfigMap", { data: { a: "2" } }),
      mutable,
      [],
    ],
    [
      "but an immutable Secret's does",
      of("v1", "Secret", { immutable: true, data: { a: "1" } }),
      of("v1", "Secret", { immutable: true, data: { a: "2" } }),
      mutable,
      ["data.a"],
    ],
    [
      "a custom kind of the same name has no rules",
      of("example.com/v1", "Deployment", { spec: { selector: 1 } }),
      of("example.com/v1", "Deployment", { spec: { selector: 2 } }),
      settled,
      [],
    ],
    [
      "a binding's role does",
      of("rbac.authorization.k8s.io/v1", "RoleBinding", { roleRef: { name: "a" } }),
      of("rbac.authorization.k8s.io/v1", "RoleBinding", { roleRef: { name: "b" } }),
      settled,
      ["roleRef.name"],
    ],
  ];
  for (const [title, olds, news, provider, expected] of cases) {
    const type = `kubernetes:${news.apiVersion.replace(/^v1$/, "core/v1")}:${news.kind}`;
    it(title, () => assert.deepEqual(compareInputs(type, olds, news, provider).replaces, expected));
  }
});

describe("a provider's configuration", () => {
  it("replaces everything only when the cluster is another one", () => {
    const olds = { kubeconfig: "a", clusterIdentifier: "1", version: "4.34.1" };
    assert.deepEqual(compareSettings(olds, { ...olds, kubeconfig: "b" }), { changes: ["kubeconfig"], replaces: [] });
    assert.deepEqual(compareSettings(olds, { ...olds, version: "4.34.2" }), { changes: [], replaces: [] });
    assert.deepEqual(compareSettings(olds, { ...olds, kubeconfig: "b", clusterIdentifier: "2" }), {
      changes: ["kubeconfig", "clusterIdentifier"],
      replaces: ["clusterIdentifier"],
    });
  });

  const run = { kubeconfig: "run: own", servers: ["https://127.0.0.1:6443"] };
  const chosen = (inputs: JsonObject) => {
    const { context, kubeconfig, replaced } = readSettings(inputs, run);
    return [kubeconfig, context, ...(replaced === undefined ? [] : [replaced])];
  };

  it("gets the run's kubeconfig if it names none, or names a file or a context of yours", () => {
    assert.deepEqual(chosen({}), ["run: own", ""]);
    assert.deepEqual(chosen({ kubeconfig: "~/.kube/config", context: "prod" }), ["run: own", ""]);
    assert.deepEqual(chosen({ kubeconfig: "kind: Config", context: "prod" }), ["kind: Config", "prod"]);
  });

  it("gets the run's kubeconfig instead of that of any other cluster", () => {
    const given = (server: string) => ({
      kubeconfig: JSON.stringify({
        clusters: [{ name: "c", cluster: { server } }],
        users: [],
        contexts: [{ name: "prod", context: { cluster: "c", user: "u" } }],
      }),
      context: "prod",
    });
    for (const own of ["https://127.0.0.1:6443", "https://gke-a1@127.0.0.1:6443/"]) {
      assert.deepEqual(chosen(given(own)), [given(own).kubeconfig, "prod"]);
    }
    for (const other of ["https://127.0.0.1:16443", "https://prod.example.com:6443"]) {
      assert.deepEqual(chosen(given(other)), ["run: own", "", other]);
    }
  });

  it("says for what the run's cluster stands in: another cluster, and a folder of manifests", () => {
    assert.deepEqual(standsInFor(readSettings({}, run)), []);
    assert.deepEqual(standsInFor(readSettings({ renderYamlToDirectory: "../manifests" }, run)), [
      "No manifest is written to ../manifests: the rehearsal's own cluster gets the objects instead.",
    ]);
  });

  it("reads booleans as the SDK sends them", () => {
    assert.deepEqual(readSettings({ kubeconfig: { a: 1 }, upsertExistingObjects: "true", namespace: "shop" }, run), {
      kubeconfig: '{"a":1}',
      replaced: undefined,
      rendersTo: undefined,
      context: "",
      namespace: "shop",
      isAmbient: false,
      upsert: true,
      given: { kubeconfig: { a: 1 }, upsertExistingObjects: "true", namespace: "shop" },
    });
  });
});
