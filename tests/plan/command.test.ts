import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const main = join(root, "cli", "main.ts");
const project = (name: string) => join(__dirname, "projects", name);

function keelson(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ["--import", "tsx", main, ...args], { cwd: root, encoding: "utf8" });
}

describe("keelson plan", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "keelson-plan-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("plans a program that exports a function, the same bytes each time", () => {
    const files = ["first.json", "second.json"].map((name) => join(folder, name));
    for (const file of files) {
      const { status, stderr } = keelson("plan", "--stack", "dev", "--cwd", project("function"), "--json", file);
      assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    }
    const [first, second] = files.map((file) => readFileSync(file, "utf8"));
    assert.equal(first, second);
    const rows = JSON.parse(first ?? "") as Record<string, unknown>[];
    assert.deepEqual(
      rows.map(({ urn, parent }) => [urn, parent]),
      [
        ["urn:pulumi:dev::shop::kubernetes:core/v1:Namespace::a", null],
        ["urn:pulumi:dev::shop::kubernetes:core/v1:Namespace::b", null],
        ["urn:pulumi:dev::shop::pulumi:providers:kubernetes::cluster", null],
      ],
    );
    assert.deepEqual(rows[2]?.inputs, { kubeconfig: "[secret]" });
  });

  it("fails with --check if a reference has no target, and says which", () => {
    const plain = keelson("plan", "-s", "dev", "--cwd", project("dangling"));
    assert.deepEqual([plain.status, plain.stdout.includes("Wiring")], [0, false]);
    const { status, stdout, stderr } = keelson("plan", "-s", "dev", "--cwd", project("dangling"), "--check");
    assert.equal(status, 1);
    assert.match(stdout, /\n\nWiring of dev\n {2}1 reference, 1 broken\n\nPaths of dev\n {2}1 connection, all pass\n/);
    assert.match(
      stderr,
      /Pod shop\/web: serviceAccountName: expected ServiceAccount shop\/web, got none; create it\n$/,
    );
    const json = keelson("plan", "-s", "dev", "--cwd", project("function"), "--check", "--json", "-");
    assert.deepEqual([json.status, Array.isArray(JSON.parse(json.stdout))], [0, true]);
  });

  it("plans a program that runs when it is loaded, and prints it", () => {
    const { status, stdout, stderr } = keelson("plan", "-s", "dev", "--cwd", project("import"));
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "printed by the program\n" });
    assert.equal(
      stdout,
      `shop, stack dev

provider cluster (kubernetes)  #8bf00a
Namespace a  pod security not enforced; #9c28ed

The order, as waves
  wave 1
    a

Counts
  kinds: 1 Namespace
  total: 2 resources, 1 of them managed by a provider

Warnings
  mind the gap

Outputs
  replicas: 2

Notes
  shop:kubeconfig is not set for stack dev: planned with a placeholder
`,
    );
  });

  it("plans a program with transforms, and says that they are not applied", () => {
    const { status, stdout } = keelson("plan", "-s", "dev", "--cwd", project("transforming"));
    assert.equal(status, 0);
    assert.match(stdout, /^Namespace a {2}/m);
    assert.match(stdout, /^Warnings\n {2}transforms do not run offline, so their changes are missing from values\n\n/m);
  });

  it("says how to get nothing but JSON", () => {
    assert.match(keelson("plan", "--help").stdout, /npm run --silent plan <stack> -- --json -/);
  });

  it("writes the graph to standard output, and nothing else there", () => {
    const { stdout } = keelson("plan", "-s", "dev", "--cwd", project("import"), "--graph", "-");
    assert.equal(
      stdout,
      `flowchart LR
  Namespace_a["Namespace a"]
  provider_cluster["provider cluster (kubernetes)"]
  provider_cluster --> Namespace_a
`,
    );
  });

  it("says what the program says when it refuses, and nothing more", () => {
    assert.deepEqual(pick(keelson("plan", "-s", "dev", "--cwd", project("refusing"))), {
      status: 1,
      stdout: "",
      stderr: "domain: an example is example.com\nsize: at least 1, given 0\n",
    });
  });

  it("takes the stack as an argument, too", () => {
    const named = keelson("plan", "dev", "--cwd", project("function"));
    assert.deepEqual(pick(named), pick(keelson("plan", "--stack", "dev", "--cwd", project("function"))));
    assert.equal(named.status, 0);
    assert.deepEqual(pick(keelson("plan", "dev", "--all", "--cwd", project("function"))), {
      status: 1,
      stdout: "",
      stderr: "--all: expected no stack, because --all plans every stack; remove the stack or --all\n",
    });
  });

  it("says which stacks there are", () => {
    assert.deepEqual(pick(keelson("plan", "--cwd", project("import"))), {
      status: 1,
      stdout: "",
      stderr: "--stack: expected a stack of project shop (dev), got none; add for instance --stack dev\n",
    });
    assert.deepEqual(pick(keelson("plan", "-s", "dve", "--cwd", project("import"))), {
      status: 1,
      stdout: "",
      stderr: 'stack "dve" has no file Pulumi.dve.yaml; project shop has dev\n',
    });
  });
});

describe("keelson", () => {
  it("suggests the command and the option that were meant, with status 1", () => {
    assert.deepEqual(pick(keelson("pln")), {
      status: 1,
      stdout: "",
      stderr: "error: unknown command 'pln'\n(Did you mean plan?)\n",
    });
    assert.deepEqual(pick(keelson("plan", "--stak", "dev")), {
      status: 1,
      stdout: "",
      stderr: "error: unknown option '--stak'\n(Did you mean --stack?)\n",
    });
  });

  it("refuses help for a command that it does not have", () => {
    const { status, stdout, stderr } = keelson("help", "pln");
    assert.deepEqual({ status, stdout }, { status: 1, stdout: "" });
    assert.match(stderr, /^help: expected one of init, plan, .*charts, got "pln"\n$/);
    assert.match(keelson("help", "plan").stdout, /^Usage: keelson plan/);
  });

  it("lists its commands", () => {
    const { status, stdout } = keelson("--help");
    assert.equal(status, 0);
    assert.deepEqual(stdout.match(/^ {2}(?:plan|rehearse|toolchain)/gm), ["  plan", "  rehearse", "  toolchain"]);
  });
});

function pick({ status, stdout, stderr }: ReturnType<typeof keelson>) {
  return { status, stdout, stderr };
}
