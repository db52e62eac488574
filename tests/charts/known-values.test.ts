import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { knownValues, readChartValues, unknownValues } from "../../cli/charts";

const valuesYaml = `
replicas: 1
image:
  repository: example.com/web
  # tag: v1
  #   pullPolicy: Always
nodeSelector:
  kubernetes.io/os: linux
extra: {}
later:
hosts: []
`;

describe("the values that a chart knows", () => {
  const ignored = (values: object) => unknownValues(values, knownValues(valuesYaml));

  it("are the keys of values.yaml, those in its comments too", () => {
    assert.deepEqual(ignored({ replicas: 2, image: { repository: "a", tag: "b" } }), []);
    assert.deepEqual(ignored({ replcas: 2, image: { tagg: "b", registry: "c" } }), [
      "replcas: the chart has no such value; did you mean replicas?",
      "image.tagg: the chart has no such value; did you mean tag?",
      "image.registry: the chart has no such value",
    ]);
  });

  it("are any below an empty map, a missing default and what Kubernetes defines", () => {
    assert.deepEqual(ignored({ extra: { a: { b: 1 } }, later: { c: 2 }, nodeSelector: { d: "e" } }), []);
  });

  it("are no map where the chart has a list or a scalar", () => {
    assert.deepEqual(ignored({ hosts: { name: "a" } }), [
      "hosts: the chart has a plain value or a list there, not a map",
    ]);
    assert.deepEqual(ignored({ hosts: null, replicas: null }), []);
  });
});

describe("a chart's folder", () => {
  let folder = "";

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "keelson-charts-"));
    const write = async (name: string, text: string) => {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    };
    await write(
      "web/Chart.yaml",
      "version: 1.2.3\ndependencies:\n- { name: cache, version: ^2.0.0 }\n- { name: queue, alias: jobs, version: 3.0.0 }\n",
    );
    await write("web/values.yaml", "replicas: 1\ncache:\n  enabled: true\n");
    await write("web/templates/deployment.yaml", "name: {{ .Values.naming.prefix }}\n");
    await write("cache/Chart.yaml", "version: 2.4.0\n");
    await write("cache/values.yaml", "size: 1Gi\n");
    await write("queue/Chart.yaml", "version: 4.0.0\n");
    await write("queue/values.yaml", "size: 1Gi\n");
  });

  after(() => rm(folder, { recursive: true }));

  it("knows what its templates and the charts in it use; of a chart in another version, anything", async () => {
    const chart = await readChartValues(path.join(folder, "web"));
    assert.equal(chart?.version, "1.2.3");
    const values = {
      naming: { prefix: "a" },
      cache: { enabled: false, size: "2Gi", sise: "3Gi" },
      jobs: { anything: 1 },
      global: { anything: 2 },
    };
    assert.deepEqual(unknownValues(values, chart?.values ?? {}), [
      "cache.sise: the chart has no such value; did you mean size?",
    ]);
  });

  it("without values.yaml knows nothing", async () => {
    assert.equal(await readChartValues(path.join(folder, "none")), undefined);
  });
});
