import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { packages, run } from "./installation";

/**
 * The examples with the packed packages: copies of them beside a `node_modules` that has our two packages alone. All others come
 * from this repository's own, so that nothing has to be installed.
 */
const folder = resolve(".keelson/examples");
const names = readdirSync("examples");
/** Those that a test in tests/examples/ plans. */
const plannedAlone = new Set([
  "existing-aks",
  "existing-cluster",
  "existing-gke",
  "exposure",
  "layers-applications",
  "layers-cluster",
  "layers-platform",
  "pulumi-eks",
  "terraform-eks",
  "web-and-database",
]);

const keelson = (name: string, ...args: string[]) =>
  run(process.execPath, [join(folder, "node_modules/keelson-cli/cli/main.js"), ...args], join(folder, name));

/** Plans all stacks of an example. @throws if one cannot be planned, or a reference of one has no target */
async function plans(name: string): Promise<void> {
  const output = await keelson(name, "plan", "--all", "--check");
  const stacks = readdirSync(join("examples", name)).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
  assert.ok(stacks.length > 0);
  for (const stack of stacks) {
    assert.ok(output.includes(`${name}, stack ${stack}`) && output.includes(`Wiring of ${stack}`), output);
  }
}

describe("the examples, with the packed packages", () => {
  before(async () => {
    rmSync(folder, { recursive: true, force: true });
    for (const name of names) {
      const isSource = (source: string) => !source.includes("node_modules");
      cpSync(join("examples", name), join(folder, name), { recursive: true, filter: isSource });
    }
    for (const [name, tarball] of Object.entries(await packages())) {
      const target = join(folder, "node_modules", name);
      mkdirSync(target, { recursive: true });
      await run(
        "tar",
        ["--extract", "--gzip", "--strip-components=1", "--file", tarball, "--directory", target],
        folder,
      );
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("type-check", async () => {
    const compilerOptions = { target: "es2022", module: "nodenext", lib: ["es2023"], types: ["node"], strict: true };
    const config = { compilerOptions: { ...compilerOptions, noEmit: true, skipLibCheck: true }, include: names };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    await run(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "--project", folder], folder);
  });

  it("are planned, and every reference has its end", async () => {
    const here = names.filter((name) => !plannedAlone.has(name));
    for (const half of [here.slice(0, here.length / 2), here.slice(here.length / 2)]) {
      await Promise.all(half.map((name) => plans(name)));
    }
  });
});
