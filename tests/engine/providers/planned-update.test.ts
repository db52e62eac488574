import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { resolveTools } from "../../../cli/toolchain";

/** A program with one object, which Pulumi's own provider writes into a folder. */
const program = (names: readonly string[], data: string) => ({
  name: "planned",
  runtime: "yaml",
  resources: {
    folder: { type: "pulumi:providers:kubernetes", properties: { renderYamlToDirectory: "out" } },
    ...Object.fromEntries(
      names.map((name) => [
        name,
        {
          type: "kubernetes:core/v1:ConfigMap",
          properties: { metadata: { name, namespace: "shop" }, data: { data } },
          options: { provider: "${folder}" },
        },
      ]),
    ),
  },
});

describe("a pipeline's update, by the real Pulumi", () => {
  let folder = "";
  let environment: NodeJS.ProcessEnv;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "keelson-planned-"));
    for (const name of ["bin", "home", "state"]) {
      mkdirSync(join(folder, name));
    }
    const tools = await resolveTools(["pulumi", "pulumi-language-yaml", "pulumi-resource-kubernetes"]);
    for (const { path } of Object.values(tools)) {
      symlinkSync(path, join(folder, "bin", basename(path)));
    }
    environment = {
      PATH: `${join(folder, "bin")}:${process.env.PATH ?? ""}`,
      HOME: join(folder, "home"),
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "a passphrase",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
    write(["one"], "1");
    assert.equal(run("pulumi", "stack", "init", "prod").status, 0);
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (names: readonly string[], data: string) =>
    writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify(program(names, data)));

  function run(command: string, ...parameters: string[]) {
    const { status, stdout, stderr } = spawnSync(command, parameters, {
      cwd: folder,
      env: environment,
      encoding: "utf8",
    });
    return { status, text: stdout + stderr };
  }
  const script = (name: string, plan: string) => run("bash", resolve(`pipelines/${name}.sh`), "prod", plan);
  const deployed = () => {
    const state = JSON.parse(run("pulumi", "stack", "export").text) as {
      deployment: { resources?: readonly { type: string; inputs?: { data?: { data: string } } }[] };
    };
    return (state.deployment.resources ?? []).flatMap(({ inputs }) => inputs?.data?.data ?? []);
  };

  it("makes what was previewed", () => {
    assert.equal(script("preview", "first").status, 0);
    assert.equal(readFileSync(join(folder, "first/changes"), "utf8"), "true\n");
    const { status, text } = script("up", "first");
    assert.equal(status, 0, text);
    assert.deepEqual(deployed(), ["1"]);
  });

  it("has nothing to do afterwards", () => {
    assert.equal(script("preview", "same").status, 0);
    assert.match(script("up", "same").text, /nothing to do/);
  });

  for (const [what, names, data, words] of [
    ["another value", ["one"], "3", /violates plan/],
    ["another resource", ["one", "two"], "2", /is not allowed by the plan/],
    ["one resource less", [], "2", /is not allowed by the plan/],
  ] as const) {
    it(`stops if the program asks for ${what} than the preview showed`, () => {
      write(["one"], "2");
      assert.equal(script("preview", "reviewed").status, 0);
      write(names, data);
      const { status, text } = script("up", "reviewed");
      assert.notEqual(status, 0, text);
      assert.match(text, words);
      assert.deepEqual(deployed(), ["1"]);
    });
  }

  it("stops if somebody has updated the stack since the preview", () => {
    write(["one"], "2");
    assert.equal(script("preview", "late").status, 0);
    write(["one"], "9");
    assert.equal(run("pulumi", "up", "--yes", "--skip-preview").status, 0);
    write(["one"], "2");
    const { status, text } = script("up", "late");
    assert.equal(status, 1);
    assert.match(text, /The state of prod differs from the previewed state/);
    assert.deepEqual(deployed(), ["9"]);
  });
});
