import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { officialPreloads, preloadArguments } from "../../../cli/rehearsal/language-host/preloads";
import {
  type ProgramRequest,
  programArguments,
  programEnvironment,
  programOutcome,
} from "../../../cli/rehearsal/language-host/program";
import { findRunner } from "../../../cli/rehearsal/language-host/server";

const request: ProgramRequest = {
  project: "shop",
  stack: "dev",
  organization: "organization",
  workingDirectory: "/project",
  rootDirectory: "/project",
  entryPoint: ".",
  arguments: [],
  config: { "shop:a": "1" },
  configSecretKeys: ["shop:b"],
  dryRun: true,
  parallel: 8,
  monitorAddress: "127.0.0.1:1",
  options: {},
};

const launch = { runner: "/run.js", engineAddress: "127.0.0.1:2", preloads: preloadArguments };

describe("running a program", () => {
  it("loads nothing that the SDK's runner takes for a loader of the program", () => {
    const loaders = preloadArguments.filter((argument) => ["--loader", "--import", "--require"].includes(argument));
    assert.equal(preloadArguments.length > 0, true);
    assert.deepEqual(loaders, []);
  });

  it("hands the SDK's runner all it needs", () => {
    assert.deepEqual(programArguments(request, launch), [
      ...preloadArguments,
      "/run.js",
      "--monitor=127.0.0.1:1",
      "--engine=127.0.0.1:2",
      "--organization=organization",
      "--project=shop",
      "--root-directory=/project",
      "--stack=dev",
      "--pwd=/project",
      "--dry-run",
      "--parallel=8",
      ".",
    ]);
  });

  it("passes node's own arguments first, and no dry run in an update", () => {
    const words = programArguments({ ...request, dryRun: false, options: { nodeargs: "--a  --b" } }, launch);
    assert.deepEqual(words.slice(0, 3), ["--a", "--b", ...preloadArguments.slice(0, 1)]);
    assert.equal(words.includes("--dry-run"), false);
  });

  it("prints an error of an SDK at once, which Node.js never colors to the end", () => {
    const frame = "at new Chart (/project/node_modules/@pulumi/yaml.ts:3:4)";
    const program = `
      const error = Object.assign(new Error("no such chart"), { stack: "Error: no such chart\\n    ${frame}" });
      console.log(require("node:util").inspect(error, { colors: true }));`;
    const { status, stdout } = spawnSync(process.execPath, [...preloadArguments, "--eval", program], {
      encoding: "utf8",
      timeout: 60_000,
    });
    assert.equal(status, 0);
    assert.equal(stdout, `Error: no such chart\n    ${frame}\n`);
  });

  it("reads the objects of a collection that has none, once each, and leaves other collections alone", () => {
    const program = `
      const pulumi = require("@pulumi/pulumi");
      const { CollectionComponentResource } = require("@pulumi/kubernetes/yaml/yaml");
      const seen = [];
      pulumi.runtime.setMocks({
        call: ({ inputs }) => inputs,
        newResource({ type, name, id, inputs }) {
          seen.push([type, name, id]);
          return { id: id ?? name, state: { ...inputs, status: { ip: "192.0.2.1" } } };
        },
      });
      class Chart extends CollectionComponentResource {
        constructor(name, objects) {
          super("kubernetes:helm.sh/v3:Chart", name, {}, {});
          this.resources = pulumi.output(objects);
        }
      }
      const absent = new Chart("absent", { "apiextensions.k8s.io/v1/CustomResourceDefinition::a": {} });
      const rendered = new Chart("rendered", { "v1/Service::shop/web": { status: "its own" } });
      pulumi.all([
        absent.getResourceProperty("v1/Service", "shop", "web", "status"),
        absent.getResourceProperty("v1/Service", "shop/web", "status"),
        absent.getResource("networking.k8s.io/v1/IngressClass", "web").status,
        rendered.getResourceProperty("v1/Service", "shop", "web", "status"),
        rendered.getResource("v1/Service", "shop", "web2"),
      ]).apply((found) => console.log(JSON.stringify({ found, read: seen.slice(2) })));`;
    const { status, stdout, stderr } = spawnSync(process.execPath, [...preloadArguments, "--eval", program], {
      encoding: "utf8",
      timeout: 120_000,
    });
    assert.equal(status, 0, stderr);
    const address = { ip: "192.0.2.1" };
    assert.deepEqual(JSON.parse(stdout), {
      found: [address, address, address, "its own", null],
      read: [
        ["kubernetes:core/v1:Service", "absent-shop/web", "shop/web"],
        ["kubernetes:networking.k8s.io/v1:IngressClass", "absent-web", "web"],
      ],
    });
  });

  it("asks the provider for a manifest on the internet, unless Pulumi's own provider runs", () => {
    const program = `
      const pulumi = require("@pulumi/pulumi");
      pulumi.runtime.setMocks({
        call: ({ token, inputs }) => (console.log(token, inputs.text), { result: [] }),
        newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
      });
      const { ConfigFile } = require("@pulumi/kubernetes/yaml");
      new ConfigFile("crds", { file: "https://example.invalid/crds.yaml" });`;
    const internet = `globalThis.fetch = (address) => Promise.resolve({ ok: true, text: async () => "fetched " + address });`;
    const preloaded = `--import=data:text/javascript,${encodeURIComponent(internet)}`;
    const asked = (preloads: readonly string[]) =>
      spawnSync(process.execPath, [preloaded, ...preloads, "--eval", program], { encoding: "utf8", timeout: 120_000 })
        .stdout;
    const decode = "kubernetes:yaml:decode";
    assert.equal(asked(preloadArguments), `${decode} # Deferred manifest: https://example.invalid/crds.yaml\n`);
    assert.equal(asked(officialPreloads), `${decode} fetched https://example.invalid/crds.yaml\n`);
  });

  const environments: [string, Record<string, unknown>, Record<string, string>][] = [
    ["TypeScript by default", {}, { PULUMI_NODEJS_TYPESCRIPT: "true" }],
    ["no TypeScript", { typescript: false }, { PULUMI_NODEJS_TYPESCRIPT: "false" }],
    [
      "another tsconfig",
      { tsconfig: "t.json" },
      { PULUMI_NODEJS_TYPESCRIPT: "true", PULUMI_NODEJS_TSCONFIG_PATH: "t.json" },
    ],
  ];
  for (const [title, options, expected] of environments) {
    it(title, () => {
      const config = { PULUMI_CONFIG: '{"shop:a":"1"}', PULUMI_CONFIG_SECRET_KEYS: '["shop:b"]' };
      assert.deepEqual(programEnvironment({ ...request, options }), { ...config, ...expected });
    });
  }

  const outcomes: [number | null, string | null, string, boolean][] = [
    [0, null, "", false],
    [32, null, "", true],
    [1, null, "the program ended with exit code 1", false],
    [null, "SIGKILL", "the program was ended by SIGKILL", false],
  ];
  for (const [exitCode, signal, error, bail] of outcomes) {
    it(`ends with ${exitCode ?? signal ?? ""}`, () =>
      assert.deepEqual(programOutcome(exitCode, signal), { error, bail }));
  }

  it("finds the runner of the project, or none", () => {
    assert.match(findRunner(__dirname) ?? "", /@pulumi\/pulumi\/cmd\/run\/index\.js$/);
    assert.equal(findRunner("/"), undefined);
  });
});
