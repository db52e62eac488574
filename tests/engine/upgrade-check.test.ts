import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveTools } from "../../cli/toolchain";
import { askApiServer } from "../../cli/upgrade/api-server/api-servers";
import { judgeAnswers } from "../../cli/upgrade/api-server/judge-answers";
import { judgeApis } from "../../cli/upgrade/apis";
import { chartContents } from "../../cli/upgrade/charts";
import { judgeCustomResources } from "../../cli/upgrade/crds";

const cronJob = `apiVersion: {{ .Values.old | ternary "batch/v1beta1" "batch/v1" }}
kind: CronJob
metadata: { name: nightly, namespace: {{ .Release.Namespace }} }
---
apiVersion: example.com/v1alpha1
kind: Thing
metadata: { name: one, labels: { kubernetes: {{ .Capabilities.KubeVersion.Version | quote }} } }
`;
const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.example.com }
spec: { group: example.com, names: { kind: Thing }, versions: [{ name: v1, served: true, storage: true }] }
`;

describe("upgrade-check with real Helm", () => {
  let charts = "";
  beforeEach(() => {
    charts = mkdtempSync(join(tmpdir(), "keelson-charts-"));
  });
  afterEach(() => rmSync(charts, { recursive: true }));

  const chart = (name: string, kubeVersion: string) => {
    for (const folder of ["templates", "crds"]) {
      mkdirSync(join(charts, name, folder), { recursive: true });
    }
    const description = `apiVersion: v2\nname: ${name}\nversion: 1.0.0\nkubeVersion: "${kubeVersion}"\n`;
    writeFileSync(join(charts, name, "Chart.yaml"), description);
    writeFileSync(join(charts, name, "templates", "all.yaml"), cronJob);
    writeFileSync(join(charts, name, "crds", "things.yaml"), definition);
  };

  it("renders a chart for the target with the plan's values, and judges its objects and its kubeVersion", async () => {
    chart("jobs", ">=1.25.0-0");
    chart("capped", "<1.36.0-0");
    const helm = async () => (await resolveTools(["helm"])).helm.path;
    const search = { project: charts, charts, helm, apiVersions: [], environment: process.env };
    const inputs = { name: "jobs", namespace: "shop", chart: "jobs", version: "1.0.0", values: { old: true } };
    const releases = [
      { chart: "jobs", inputs },
      { chart: "capped", inputs: { ...inputs, chart: "capped" } },
      { chart: "absent", inputs: { ...inputs, chart: "absent" } },
    ];
    const { findings, objects } = await chartContents(releases, 36, search);
    assert.deepEqual(
      findings.map(({ state, subject }) => [subject, state]),
      [
        ["chart capped", "blocker"],
        ["chart capped", "unseen"],
        ["chart absent", "unseen"],
      ],
    );
    assert.deepEqual(
      judgeApis(objects, 36).map(({ message, subject }) => `${subject}: ${message}`),
      ["CronJob shop/nightly (chart jobs): batch/v1beta1 was removed in 1.25; use batch/v1"],
    );
    assert.deepEqual(
      judgeCustomResources(objects).map(({ subject }) => subject),
      ["Thing one"],
    );
    assert.match(JSON.stringify(objects), /"kubernetes":"v1\.36\.0"/);
  });
});

/** The API server that CI has anyway stands for the next minor of a stack on 1.34. */
describe("upgrade-check with a real API server", () => {
  const inShop = (apiVersion: string, kind: string, name: string, more: object = {}) => ({
    object: { apiVersion, kind, metadata: { name, namespace: "shop" }, ...more },
  });
  const thing = (more: object) => inShop("example.com/v1", "Thing", "one", more);
  const openAPIV3Schema = {
    type: "object",
    properties: { spec: { type: "object", required: ["size"], properties: { size: { type: "integer" } } } },
  };
  const things = {
    object: {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: "things.example.com" },
      spec: {
        group: "example.com",
        scope: "Namespaced",
        names: { kind: "Thing", plural: "things" },
        versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema } }],
        conversion: { strategy: "Webhook", webhook: { conversionReviewVersions: ["v1"] } },
      },
    },
  };
  const quota = inShop("v1", "ResourceQuota", "all", { spec: { hard: { "count/configmaps": "0" } } });

  it("reports what the server refuses, warns of and does not serve, and nothing else", async () => {
    const objects = [
      thing({ spec: { size: 3 } }),
      things,
      quota,
      inShop("v1", "ConfigMap", "settings", { data: { a: "b" } }),
      inShop("v1", "Pod", "alone", { spec: { containers: [{ name: "main", image: "example.com/alone:1" }] } }),
      inShop("v1", "ConfigMap", "misspelt", { dat: { a: "b" } }),
      inShop("v1", "Endpoints", "old"),
      inShop("policy/v1beta1", "PodDisruptionBudget", "web"),
      inShop("cert-manager.io/v1", "Certificate", "web"),
      { ...thing({ metadata: { name: "two" }, spec: {} }), from: "chart things", namespace: "made-by-helm" },
    ];
    const { answers, version } = await askApiServer(35, objects, () => undefined);
    assert.equal(answers.length, objects.length + 2);
    assert.deepEqual(
      judgeAnswers({ answers, version })
        .map(({ message, state, subject }) => `${state} ${subject}: ${message.replaceAll(version, "1.35")}`)
        .toSorted(),
      [
        "blocker ConfigMap shop/misspelt: 1.35 refuses it: failed to create typed patch object (shop/misspelt; /v1, Kind=ConfigMap): .dat: field not declared in schema",
        "blocker PodDisruptionBudget shop/web: 1.35 does not serve policy/v1beta1; use one of policy/v1",
        'blocker Thing two (chart things): 1.35 refuses it: Thing.example.com "two" is invalid: spec.size: Required value',
        "unseen Certificate shop/web: the known charts do not define cert-manager.io/v1; add its chart to the folder of --charts",
        "warning Endpoints shop/old: 1.35 warns: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
      ],
    );
  });
});
