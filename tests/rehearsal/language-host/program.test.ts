import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { plainErrorArguments } from "../../../cli/rehearsal/language-host/plain-errors";
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

describe("running a program", () => {
  it("hands the SDK's runner all it needs", () => {
    assert.deepEqual(programArguments(request, "/run.js", "127.0.0.1:2"), [
      ...plainErrorArguments,
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
    const words = programArguments({ ...request, dryRun: false, options: { nodeargs: "--a  --b" } }, "/run.js", "e");
    assert.deepEqual(words.slice(0, 3), ["--a", "--b", "--import"]);
    assert.equal(words.includes("--dry-run"), false);
  });

  it("prints an error of an SDK at once, which Node.js never colors to the end", () => {
    const frame = "at new Chart (/project/node_modules/@pulumi/yaml.ts:3:4)";
    const program = `
      const error = Object.assign(new Error("no such chart"), { stack: "Error: no such chart\\n    ${frame}" });
      console.log(require("node:util").inspect(error, { colors: true }));`;
    const { status, stdout } = spawnSync(process.execPath, [...plainErrorArguments, "--eval", program], {
      encoding: "utf8",
      timeout: 60_000,
    });
    assert.equal(status, 0);
    assert.equal(stdout, `Error: no such chart\n    ${frame}\n`);
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
