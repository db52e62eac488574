import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plan } from "../../cli/plan/program";
import { createProject, readProject, readStack } from "../../cli/project";
import { UserError } from "../../cli/user-error";

const root = join(__dirname, "..", "..");

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifest = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Manifest;

function dependenciesIn(file: string): Readonly<Record<string, string>> {
  const { dependencies, devDependencies } = manifest(file);
  return { ...dependencies, ...devDependencies };
}

describe("a new project", () => {
  let folder = "";
  let project = "";
  let files: string[] = [];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "keelson-init-"));
    project = join(folder, "acme");
    files = createProject(project);
    /* Stands for `npm install`: the packages of this repository. */
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("has the files that it needs", () => {
    assert.deepEqual(files, [
      ".gitignore",
      "Pulumi.dev.yaml",
      "Pulumi.yaml",
      "README.md",
      "apps/hello.ts",
      "index.test.ts",
      "index.ts",
      "package.json",
      "tsconfig.json",
    ]);
    for (const file of files) {
      assert.doesNotMatch(readFileSync(join(project, file), "utf8"), /\$\{[A-Z]+\}/, file);
    }
  });

  it("has one tenant and an application of its own in the plan of its stack", async () => {
    const opened = readProject(project);
    assert.deepEqual([opened.name, opened.stacks], ["acme", ["dev"]]);
    const { resources, notes } = await plan(opened, readStack(opened, "dev"));
    const named = (type: string) => resources.filter((each) => each.type === type).map(({ name }) => name);
    assert.deepEqual(named("keelson:index:Tenant"), ["team"]);
    assert.deepEqual(named("keelson:index:Deployment"), ["hello"]);
    assert.deepEqual(named("keelson:index:Addon").sort(), ["dev-cert-manager", "dev-metrics-server", "dev-traefik"]);
    const quota = resources.find(({ type }) => type === "kubernetes:core/v1:ResourceQuota");
    assert.ok(quota);
    const { hard } = quota.inputs.spec as { hard: Record<string, string> };
    assert.deepEqual([hard["requests.cpu"], hard["requests.memory"], hard.pods], ["4", "8Gi", "20"]);
    assert.deepEqual(notes, ["acme:kubeconfig is not set for stack dev: planned with a placeholder"]);
  });

  it("has a test that passes", () => {
    const args = ["--import", "tsx", "--test", "index.test.ts"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
  });

  it("depends on the versions that this repository is tested with", () => {
    const used = dependenciesIn(join(project, "package.json"));
    const { version = "" } = manifest(join(root, "cli", "package.json"));
    const keelson = { keelson: `^${version}`, "keelson-cli": `^${version}` };
    const tested = { ...dependenciesIn(join(root, "package.json")), ...keelson };
    assert.deepEqual(
      Object.entries(used).filter(([name, range]) => new Map(Object.entries(tested)).get(name) !== range),
      [],
    );
    assert.ok(Object.keys(used).length > 5);
  });

  it("goes into no folder that has files", () => {
    const full = join(folder, "full");
    mkdirSync(full);
    writeFileSync(join(full, "kept.txt"), "mine");
    assert.throws(() => createProject(full), {
      name: UserError.name,
      message: `${full}: expected a new or empty folder, got one with files; choose another`,
    });
  });

  for (const name of ["Acme", "a", "acme platform", "1acme", "acme-"]) {
    it(`has no name such as ${JSON.stringify(name)}`, () => {
      assert.throws(() => createProject(join(folder, "other"), name), {
        message: `--name: expected a name of 2 to 40 characters of a-z, 0-9 and "-", beginning with a letter, got ${JSON.stringify(name)}`,
      });
    });
  }
});
