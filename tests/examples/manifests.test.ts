import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly main: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** What each entry of keelson loads besides the package's own dependencies. */
const sdks: Readonly<Record<string, readonly string[]>> = {
  "keelson/eks": ["@pulumi/aws"],
  "keelson/gke": ["@pulumi/gcp"],
  "keelson/aks": ["@pulumi/azure-native"],
  "keelson/pulumi-eks": ["@pulumi/aws", "@pulumi/eks"],
};

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
const root = manifestOf(".");
const keelson = `^${(manifestOf("components") as Manifest & { version: string }).version}`;
const cli = `^${(manifestOf("cli") as Manifest & { version: string }).version}`;

/** The packages that the sources of an example import, and those that these load. */
function usedBy(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const requests = files.flatMap((file) => [
    ...readFileSync(join(folder, file), "utf8").matchAll(/(?:from|import\() ?"([^.][^"]*)"/g),
  ]);
  const entries = requests.map(([, request = ""]) => request).filter((request) => !request.startsWith("node:"));
  const packages = entries.map((entry) => /^(?:@[^/]+\/)?[^/]+/.exec(entry)?.[0] ?? entry);
  const peers = ["@pulumi/kubernetes", "@pulumi/pulumi"];
  return [...new Set([...packages, ...entries.flatMap((entry) => sdks[entry] ?? []), ...peers])].sort();
}

describe("the package.json of an example", () => {
  for (const name of readdirSync("examples")) {
    const folder = join("examples", name);

    it(`${name} has the packages that it uses, in the versions of this repository`, () => {
      const { dependencies, devDependencies, main } = manifestOf(folder);
      assert.deepEqual(Object.keys(dependencies).sort(), usedBy(folder));
      const own = { keelson, "keelson-cli": cli };
      const here: Readonly<Record<string, string | undefined>> = {
        ...root.dependencies,
        ...root.devDependencies,
        ...own,
      };
      for (const [dependency, range] of Object.entries({ ...dependencies, ...devDependencies })) {
        assert.equal(range, here[dependency], dependency);
      }
      assert.ok(existsSync(join(folder, main)) && existsSync(join(folder, "README.md")));
    });
  }
});
