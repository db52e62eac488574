import assert from "node:assert/strict";
import type { Manifest } from "../../../cli/charts";
import { insides, type Rendered, type RenderRelease, renderedCharts } from "../../../cli/plan/charts";
import { chartRows, stableRows } from "../../../cli/plan/charts/objects";
import { releasesOf } from "../../../cli/plan/charts/releases";
import { difference, headLines, helmUpdates } from "../../../cli/plan/difference";
import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { secretMark, unknownMark } from "../../../components/testing";
import { planned } from "../difference/planned";

function release(version: string, values: Readonly<Record<string, unknown>> = {}): PlannedResource {
  return planned("kubernetes:helm.sh/v3:Release", "prod-web", {
    inputs: { chart: "oci://example.com/charts/web", name: "web", namespace: "shop", version, values },
  });
}

const manifest = (object: Manifest["object"]): Manifest => ({ object, fromCrdsFolder: false });
const deployment = (image: string, more = {}) =>
  manifest({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", labels: { app: "web", "helm.sh/chart": `web-${image}` } },
    spec: {
      selector: { matchLabels: { app: "web" } },
      template: { spec: { containers: [{ name: "web", image }] } },
      ...more,
    },
  });
const role = (verb: string) =>
  manifest({
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: "web" },
    rules: [{ apiGroups: [""], resources: ["configmaps"], verbs: [verb] }],
  });
const binding = manifest({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRoleBinding",
  metadata: { name: "web" },
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "web" },
  subjects: [{ kind: "ServiceAccount", name: "web", namespace: "shop" }],
});

/** Renders by the release's version. */
function rendering(byVersion: Readonly<Record<string, readonly Manifest[] | Rendered>>): RenderRelease {
  return (one) => {
    const found = byVersion[one.version ?? ""] ?? {
      absent: `/charts holds no chart ${one.chart} ${one.version ?? ""}`,
    };
    return Promise.resolve(Array.isArray(found) ? { rows: chartRows(one, found) } : (found as Rendered));
  };
}

async function head(before: PlannedResource[], after: PlannedResource[], render: RenderRelease): Promise<string[]> {
  const inside = await insides(before, after, render);
  const [old, now] = [
    [...before, ...inside.before],
    [...after, ...inside.after],
  ];
  const { found, refused } = helmUpdates(difference(old, now));
  const lines = headLines(old, now, found).map((line) => `${line.class}: ${line.text}`);
  return [...inside.refused, ...refused, ...lines, ...inside.notes];
}

describe("the inside of a chart", () => {
  it("is compared as the program's own objects are", async () => {
    const render = rendering({
      "1.0.0": [deployment("web:1"), role("get"), binding],
      "1.1.0": [
        deployment("web:2"),
        role("*"),
        binding,
        manifest({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c" } }),
      ],
    });
    assert.deepEqual(await head([release("1.0.0")], [release("1.1.0")], render), [
      "admin: holders of ClusterRole web: * on configmaps",
      "restart: Deployment shop/web: pods replaced, a few at a time: new image",
      "version: Deployment shop/web: image 1 → 2",
      'version: Release shop/web: version "1.0.0" → "1.1.0"',
      "other: Release shop/web: its chart renders other objects: 1 new, 2 changed",
      "other: ConfigMap shop/c: created",
    ]);
  });

  it("is the same if only labels of the version differ", async () => {
    const same = (image: string) => [
      {
        ...deployment("web:1"),
        object: { ...deployment("web:1").object, metadata: { name: "web", labels: { "helm.sh/chart": image } } },
      },
    ];
    const render = rendering({ "1.0.0": same("a"), "1.1.0": same("b") });
    assert.deepEqual(await head([release("1.0.0")], [release("1.1.0")], render), [
      'version: Release shop/web: version "1.0.0" → "1.1.0"',
      "other: Release shop/web: its chart renders the same objects",
    ]);
  });

  it("is compared across the hand-over from Helm to Argo CD", async () => {
    const source = {
      repoURL: "oci://example.com/charts/web",
      targetRevision: "1.1.0",
      path: ".",
      helm: { releaseName: "web", valuesObject: {} },
    };
    const destination = { server: "https://kubernetes.default.svc", namespace: "shop" };
    const application = planned("kubernetes:argoproj.io/v1alpha1:Application", "prod-web", {
      inputs: {
        kind: "Application",
        metadata: { name: "addon-web", namespace: "argocd" },
        spec: { source, destination },
      },
    });
    const render = rendering({
      "1.0.0": [deployment("web:1"), role("get")],
      "1.1.0": [deployment("web:2"), role("get")],
    });
    const { before, after } = await insides([release("1.0.0")], [application], render);
    const { changed, created, deleted } = difference(before, after);
    assert.deepEqual([created, deleted], [[], []]);
    assert.deepEqual(
      changed.map(({ after: is }) => [is.name, is.parent]),
      [["web/shop/web", application.urn]],
    );
  });

  it("is not rendered if a release does not differ", async () => {
    const never: RenderRelease = () => Promise.reject(new Error("rendered"));
    assert.deepEqual(await head([release("1.0.0")], [release("1.0.0")], never), []);
  });

  it("is said not to be known if a version is absent", async () => {
    const lines = await head([release("1.0.0")], [release("1.1.0")], rendering({ "1.1.0": [deployment("web:2")] }));
    assert.deepEqual(lines, [
      "restart: Release shop/web: pods of the chart may restart (the plan did not render the chart)",
      'version: Release shop/web: version "1.0.0" → "1.1.0"',
      "Release shop/web: its chart was not rendered: /charts holds no chart web 1.0.0",
    ]);
  });

  it("is refused if Helm fails, unless a value is only known later", async () => {
    const render = rendering({
      "1.0.0": [],
      "1.1.0": { failure: "values don't meet the specifications of the schema" },
    });
    const failure =
      "Release shop/web: Helm cannot render web 1.1.0 with these values: values don't meet the specifications of the schema";
    assert.equal((await head([release("1.0.0")], [release("1.1.0")], render))[0], failure);
    assert.deepEqual(await renderedCharts([release("1.1.0")], render), { rows: [], refused: [failure], notes: [] });
    const later = await renderedCharts([release("1.1.0", { arn: unknownMark })], render);
    assert.deepEqual(later.refused, []);
    assert.match(later.notes.join(""), /the cause may be values that are only known after up/);
  });

  it("is not that of values that the chart ignores: a near name or a wrong type is refused, others are told", async () => {
    const stray = [
      { path: ["replicaCont"], message: "the chart has no such value; did you mean replicaCount?", isWrong: true },
      { path: ["extra", "zebra"], message: "the chart has no such value", isWrong: false },
    ];
    const found = await renderedCharts([release("1.1.0")], rendering({ "1.1.0": { rows: [], stray } }));
    assert.deepEqual(found, {
      rows: [],
      refused: [
        "Release shop/web: values.replicaCont: the chart web 1.1.0 has no such value; did you mean replicaCount?",
      ],
      notes: [
        "Release shop/web: values.extra.zebra: the chart web 1.1.0 has no such value; Helm ignores a value that no template reads",
      ],
    });
  });

  it("is in the cost of the whole plan, changed or not", async () => {
    const { rows } = await renderedCharts([release("1.1.0")], rendering({ "1.1.0": [deployment("web:1"), binding] }));
    assert.deepEqual(
      rows.map(({ type, parent }) => [type, parent]),
      [
        ["kubernetes:apps/v1:Deployment", release("1.1.0").urn],
        ["kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding", release("1.1.0").urn],
      ],
    );
  });

  it("is judged with the labels of its version, by which monitors of some charts select Services", async () => {
    const { rows } = await renderedCharts([release("1.1.0")], rendering({ "1.1.0": [deployment("web:1")] }));
    assert.deepEqual(
      rows.map(({ inputs }) => inputs.metadata),
      [{ name: "web", namespace: "shop", labels: { app: "web", "helm.sh/chart": "web-web:1" } }],
    );
  });

  it("is refused if Helm cannot update an object in place", async () => {
    const render = rendering({
      "1.0.0": [deployment("web:1")],
      "1.1.0": [deployment("web:1", { selector: { matchLabels: { app: "other" } } })],
    });
    const [first] = await head([release("1.0.0")], [release("1.1.0")], render);
    assert.match(
      first ?? "",
      /^Deployment shop\/web of a chart: Helm cannot change spec\.selector\.matchLabels\.app "web" → "other" in place/,
    );
  });

  it("holds no secret, no hook, and nothing that each rendering makes anew", () => {
    const [own] = releasesOf([release("1.0.0")]);
    assert.ok(own);
    const secret = (password: string) =>
      chartRows(own, [
        manifest({ apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, data: { password } }),
        manifest({ apiVersion: "v1", kind: "Pod", metadata: { name: "t", annotations: { "helm.sh/hook": "test" } } }),
        manifest({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c" }, data: { sum: password, fixed: "1" } }),
      ]);
    assert.deepEqual(
      secret("a").map(({ inputs }) => inputs.data),
      [{ password: secretMark }, { sum: "a", fixed: "1" }],
    );
    const stable = stableRows(secret("a"), secret("b"), secret("c"));
    assert.deepEqual(
      stable.map(({ inputs }) => inputs.data),
      [{ password: secretMark }, { sum: "c", fixed: "1" }],
    );
  });
});
