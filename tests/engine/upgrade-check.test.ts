import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveTools } from "../../cli/toolchain";
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

describe("upgrade-check with real Helm", function () {
  this.timeout(20 * 60_000);
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
