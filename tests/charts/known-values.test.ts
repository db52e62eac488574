import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { knownValues, readChartValues } from "../../cli/charts";
import { type KnownMap, strayValues } from "../../components/charts";

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

function unknownValues(values: object, known: KnownMap): string[] {
  return strayValues(values, known).map(({ path: keys, message }) => `${keys.join(".")}: ${message}`);
}

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

  it("are a container's name where a chart has resources for several", () => {
    const known = knownValues(
      "resources:\n  operator:\n    limits: {}\n  webhooks: {}\nworker:\n  resources:\n    limits: {}\n",
    );
    assert.deepEqual(unknownValues({ resources: { operater: {} }, worker: { resources: { claims: [] } } }, known), [
      "resources.operater: the chart has no such value; did you mean operator?",
    ]);
  });

  it("are no map where the chart has a list or a scalar", () => {
    assert.deepEqual(ignored({ hosts: { name: "a" } }), [
      "hosts: the chart expects a plain value or a list, got a map",
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

  it("knows what a library in it reads of the chart's own values", async () => {
    const library = path.join(folder, "shop", "charts", "library");
    await mkdir(path.join(library, "templates"), { recursive: true });
    await writeFile(
      path.join(folder, "shop", "Chart.yaml"),
      "version: 1.0.0\ndependencies: [{ name: library, version: 1.x }]",
    );
    await writeFile(path.join(folder, "shop", "values.yaml"), "image: { tag: a }");
    await writeFile(path.join(library, "Chart.yaml"), "name: library\nversion: 1.0.0\ntype: library");
    await writeFile(
      path.join(library, "templates", "_all.tpl"),
      '{{/* Use: (dict "from" .Values.path.to.image) */}}{{ .Values.imagePrefix }}{{ $.context.Values.image.digest }}',
    );
    const known = (await readChartValues(path.join(folder, "shop")))?.values ?? {};
    assert.deepEqual(unknownValues({ imagePrefix: "a", image: { tag: "b", digest: "c" } }, known), []);
    assert.deepEqual(unknownValues({ imagePrefx: "a", path: { to: { image: "b" } } }, known), [
      "imagePrefx: the chart has no such value; did you mean imagePrefix?",
      "path: the chart has no such value",
    ]);
  });

  it("without values.yaml knows nothing", async () => {
    assert.equal(await readChartValues(path.join(folder, "none")), undefined);
  });

  it("knows the types, words and closed maps of its schema, and maps that templates use as a whole", async () => {
    const write = (name: string, text: string) => writeFile(path.join(folder, "cache", name), text);
    await write(
      "values.yaml",
      "size: 1Gi\nmode: a\nconfig:\n  a: 1\nport:\n  number: 1\nlabelled:\n  a: { b: 1 }\nparts:\n  one: { x: 1 }\nmy.ini:\n  a: 1\n",
    );
    await write(
      "values.schema.json",
      JSON.stringify({
        properties: {
          size: { type: "string" },
          mode: { enum: ["a", "b"] },
          added: { $ref: "#/$defs/switch" },
          port: { type: "object", additionalProperties: false, properties: { number: { type: ["integer", "null"] } } },
        },
        $defs: { switch: { type: "boolean" } },
      }),
    );
    await mkdir(path.join(folder, "cache", "templates"), { recursive: true });
    await write(
      "templates/all.yaml",
      '{{ with .Values.config }}{{ toYaml . | nindent 2 }}{{ end }}{{ toYaml .Values.port }}{{ range $k, $v := .Values.parts }}{{ $v.x }}{{ end }}{{ toYaml (index .Values "my.ini") }}{{ with .Values.labelled }}{{ with .a }}{{ toYaml . }}{{ end }}{{ end }}',
    );
    const known = (await readChartValues(path.join(folder, "cache")))?.values ?? {};
    const open = { config: { b: 2 }, parts: { two: { y: 1 } }, "my.ini": { b: { c: 1 } }, mode: "b", added: true };
    assert.deepEqual(unknownValues({ ...open, port: { number: null } }, known), []);
    assert.deepEqual(
      unknownValues({ size: 1, mode: "c", added: "no", port: { numbr: 2 }, labelled: { c: 1 }, parts: 7 }, known),
      [
        "size: expected string, got 1",
        'mode: expected one of "a", "b", got "c"',
        'added: expected boolean, got "no"',
        "port.numbr: the chart has no such value; did you mean number?",
        "labelled.c: the chart has no such value; did you mean a?",
      ],
    );
  });
});
