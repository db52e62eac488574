import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chartRenderer, insides, renderedCharts } from "../../cli/plan/charts";
import { difference } from "../../cli/plan/difference";
import { planned } from "../plan/difference/planned";

const template = `apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ .Release.Name }}, annotations: { made: {{ randAlphaNum 12 }} } }
spec:
  replicas: {{ .Values.replicas }}
  template: { spec: { containers: [{ name: web, image: "web:{{ .Chart.Version }}" }] } }
`;
const schema = { type: "object", properties: { replicas: { type: "integer" } } };

function release(version: string, replicas: unknown) {
  const inputs = { chart: "web", name: "web", namespace: "shop", version, values: { replicas } };
  return planned("kubernetes:helm.sh/v3:Release", "web", { inputs });
}

describe("charts that the real Helm renders", () => {
  const folder = mkdtempSync(join(tmpdir(), "keelson-charts-"));
  after(() => rmSync(folder, { recursive: true }));
  for (const [chart, version] of [
    ["web", "2.0.0"],
    ["web-1.0.0", "1.0.0"],
  ] as const) {
    const files = {
      "Chart.yaml": `apiVersion: v2\nname: web\nversion: ${version}\n`,
      "values.yaml": "replicas: 1\n",
      "values.schema.json": JSON.stringify(schema),
      "templates/deployment.yaml": template,
    };
    for (const [name, content] of Object.entries(files)) {
      const file = join(folder, chart, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  it("are compared in both versions, without what each rendering makes anew", async () => {
    const render = await chartRenderer(folder, process.cwd());
    const { after: now, before, notes, refused } = await insides([release("1.0.0", 1)], [release("v2.0.0", 2)], render);
    assert.deepEqual([notes, refused], [[], []]);
    const [changed] = difference(before, now).changed;
    assert.deepEqual(changed?.properties, [
      { path: "spec.replicas", before: 1, after: 2 },
      { path: "spec.template.spec.containers[web].image", before: "web:1.0.0", after: "web:2.0.0" },
    ]);
  });

  it("refuse values that their schema does not allow, with Helm's own words", async () => {
    const { refused } = await renderedCharts([release("2.0.0", "many")], await chartRenderer(folder, process.cwd()));
    assert.equal(refused.length, 1);
    assert.match(
      refused[0] ?? "",
      /^Release shop\/web: Helm cannot render web 2\.0\.0 with these values: [\s\S]*replicas[\s\S]*integer/,
    );
  });

  it("are refused with values that only resemble the chart's, and told of others that no template reads", async () => {
    const values = { replicas: 1, replica: 2, zebra: 3 };
    const inputs = { chart: "web", name: "web", namespace: "shop", version: "2.0.0", values };
    const one = planned("kubernetes:helm.sh/v3:Release", "web", { inputs });
    const { notes, refused } = await renderedCharts([one], await chartRenderer(folder, process.cwd()));
    assert.deepEqual(refused, [
      "Release shop/web: values.replica: the chart web 2.0.0 has no such value; did you mean replicas?",
    ]);
    assert.deepEqual(notes, [
      "Release shop/web: values.zebra: the chart web 2.0.0 has no such value; Helm ignores a value that no template reads",
    ]);
  });

  it("are absent in another version", async () => {
    const { notes } = await renderedCharts([release("3.0.0", 1)], await chartRenderer(folder, process.cwd()));
    assert.deepEqual(notes, [
      `Release shop/web: its values were not checked against its chart: ${folder} contains no chart web 3.0.0; it contains 2.0.0`,
    ]);
  });
});
