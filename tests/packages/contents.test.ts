import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { installation, run } from "./installation";

interface Manifest {
  readonly private?: boolean;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** Every file of an installed package, relative to its folder. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" });
}

/** The packages that the compiled code loads, whether it is loaded itself or not. */
function requiredBy(folder: string): Set<string> {
  const code = filesOf(folder).filter((file) => file.endsWith(".js"));
  const requests = code.flatMap((file) => [
    ...readFileSync(join(folder, file), "utf8").matchAll(/require\("([^.][^"]*)"\)/g),
  ]);
  const packages = requests.map(([, request = ""]) => /^(?:@[^/]+\/)?[^/]+/.exec(request)?.[0] ?? request);
  return new Set(packages.filter((name) => !name.startsWith("node:")));
}

/** The packages that a package expects beside itself. */
function peersOf(name: string): string[] {
  const manifest = readFileSync(join("node_modules", name, "package.json"), "utf8");
  return Object.keys((JSON.parse(manifest) as Partial<Manifest>).peerDependencies ?? {});
}

describe("the packed packages", () => {
  for (const name of ["keelson", "keelson-cli"]) {
    it(`${name} declares the packages that its code loads, and depends on no other`, async () => {
      const folder = join(await installation(), "node_modules", name);
      const { dependencies, peerDependencies } = JSON.parse(
        readFileSync(join(folder, "package.json"), "utf8"),
      ) as Manifest;
      const required = requiredBy(folder);
      const undeclared = [...required].filter((used) => !(used in dependencies || used in peerDependencies));
      const peers = new Set(Object.keys(dependencies).flatMap(peersOf));
      const unused = Object.keys(dependencies).filter((declared) => !required.has(declared) && !peers.has(declared));
      assert.deepEqual({ undeclared, unused }, { undeclared: [], unused: [] });
    });

    it(`${name} has a page, a license, no guard against publishing, and no sources except declarations`, async () => {
      const folder = join(await installation(), "node_modules", name);
      const files = filesOf(folder);
      assert.ok(files.includes("README.md") && files.includes("LICENSE"));
      assert.equal((JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest).private, undefined);
      assert.deepEqual(
        files.filter((file) => /\.tsx?$/.test(file) && !/\.d\.ts$|^cli\/templates\//.test(file)),
        [],
      );
    });
  }

  it("keelson-cli has what draws the pages of --html", async () => {
    const pages = join(await installation(), "node_modules/keelson-cli/cli/pages");
    for (const [file, part] of [
      ["page.js", "prefers-color-scheme"],
      ["page.css", "--paper"],
    ] as const) {
      assert.ok(readFileSync(join(pages, file), "utf8").includes(part), file);
    }
  });

  it("keelson-cli has what pins the tools of a rehearsal", async () => {
    const toolchain = join(await installation(), "node_modules/keelson-cli/cli/toolchain");
    const pins = readdirSync("cli/toolchain", { recursive: true, encoding: "utf8" }).filter((file) =>
      /go\.(?:mod|sum)$/.test(file),
    );
    assert.ok(pins.length > 10);
    assert.deepEqual(
      pins.filter((file) => !existsSync(join(toolchain, file))),
      [],
    );
  });

  it("keelson-cli writes the project of its template", async () => {
    const folder = await installation();
    await run(join(folder, "node_modules/.bin/keelson"), ["init", "acme"], folder);
    const template = readdirSync("cli/templates/platform", { recursive: true, encoding: "utf8" });
    assert.deepEqual(
      readdirSync(join(folder, "acme"), { recursive: true, encoding: "utf8" }).sort(),
      template.map((file) => file.replace(/^gitignore$/, ".gitignore")).sort(),
    );
    assert.match(readFileSync(join(folder, "acme/Pulumi.yaml"), "utf8"), /^name: acme$/m);
  });

  it("keelson loads no cloud's SDK", () => loads("components/dist", ["@pulumi/kubernetes", "@pulumi/pulumi"]));

  for (const [entry, sdk] of [
    ["eks", "@pulumi/aws"],
    ["gke", "@pulumi/gcp"],
    ["aks", "@pulumi/azure-native"],
  ] as const) {
    it(`keelson/${entry} loads one cloud's SDK`, () =>
      loads(`components/dist/clusters/${entry}`, [sdk, "@pulumi/kubernetes", "@pulumi/pulumi"].sort()));
  }

  it("refuses an entry whose cloud's SDK is missing, and says what to install", async () => {
    const missing = {
      "keelson/eks": "@pulumi/aws@^7.48.0",
      "keelson/gke": "@pulumi/gcp@^9.37.0",
      "keelson/aks": "@pulumi/azure-native@^3.28.0",
    };
    for (const [entry, sdk] of Object.entries(missing)) {
      await assert.rejects(
        run(process.execPath, ["--eval", `require("${entry}")`], await installation()),
        new RegExp(
          `${entry}: needs ${sdk.replace(/@[^@]+$/, "")}, which is not installed; run: npm install "${sdk.replace("^", "\\^")}"`,
        ),
      );
    }
  });

  it("has named exports and the same modules for import and require", async () => {
    const script = `
      import { createRequire } from "node:module";
      import { Deployment, scrapers, traefik } from "keelson";
      import { runProgram } from "keelson/testing";
      const required = createRequire(import.meta.url)("keelson");
      console.log(Deployment === required.Deployment, scrapers === required.scrapers, traefik === required.traefik, typeof runProgram);`;
    const output = await run(process.execPath, ["--input-type=module", "--eval", script], await installation());
    assert.equal(output.trim(), "true true true function");
  });
});

/** Loads a folder's entry in a new process, and compares which of Pulumi's SDKs are then loaded. */
async function loads(entry: string, sdks: readonly string[]): Promise<void> {
  await installation();
  const script = `
    require(${JSON.stringify(join(process.cwd(), entry))});
    const sdks = Object.keys(require.cache).map((file) => /node_modules.(@pulumi.[^/\\\\]+)/.exec(file)?.[1]);
    console.log(JSON.stringify([...new Set(sdks)].filter(Boolean).sort()));`;
  assert.deepEqual(JSON.parse(await run(process.execPath, ["--eval", script], process.cwd())), sdks);
}
