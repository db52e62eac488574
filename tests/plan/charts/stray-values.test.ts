import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readChartValues } from "../../../cli/charts";
import { strayValuesOf } from "../../../cli/plan/charts/renderer";
import { secretMark, unknownMark } from "../../../components/testing";

describe("values of a release, held against its chart's folder", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "keelson-"));
    await mkdir(path.join(folder, "templates"));
    await writeFile(path.join(folder, "Chart.yaml"), "name: web\nversion: 1.0.0");
    await writeFile(path.join(folder, "values.yaml"), "replicaCount: 1\nservice:\n  port: 80\n");
    const schema = { properties: { replicaCount: { type: "integer" } } };
    await writeFile(path.join(folder, "values.schema.json"), JSON.stringify(schema));
    await writeFile(path.join(folder, "templates", "all.yaml"), "{{ .Values.debug }}");
  });
  after(() => rm(folder, { recursive: true }));

  const lines = async (values: object) =>
    strayValuesOf(values, await readChartValues(folder)).map(
      (one) => `${one.path.join(".")}: ${one.message} (${one.isWrong})`,
    );

  it("are known by values.yaml, the schema and the templates", async () => {
    assert.deepEqual(await lines({ replicaCount: 2, service: { port: 81 }, debug: true }), []);
    assert.deepEqual(await lines({ replicaCount: "2", service: { prot: 81 }, zebra: 1 }), [
      'replicaCount: expected integer, got "2" (true)',
      "service.prot: the chart has no such value; did you mean port? (true)",
      "zebra: the chart has no such value (false)",
    ]);
  });

  it("are not judged while a plan does not know or show them", async () => {
    assert.deepEqual(await lines({ replicaCount: unknownMark, service: secretMark }), []);
  });
});
