import { execFile } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Manifest, publishedManifest } from "./manifest";
import { bundlePageAssets } from "./page-assets";

/** Builds `keelson` into components/dist, `keelson-cli` into cli/dist and `keelson-plugin` into plugin/dist: each a whole package, for `npm pack` and `npm publish`. */
async function main(): Promise<void> {
  await Promise.all([build("components", "."), build("cli", "cli")]);
  await build("plugin", "plugin");
  /* The compiler copies only the JSON that code imports; these files are read one at a time. */
  cpSync("components/charts/known-values", "components/dist/charts/known-values", { recursive: true });
  copyPins("cli/toolchain", "cli/dist/cli/toolchain");
  /* A template is a project of its own: who uses it compiles it. */
  cpSync("cli/templates", "cli/dist/cli/templates", { recursive: true });
  await writePageAssets("cli/dist/cli/pages");
  runByNode("cli/dist/cli/main.js");
  copyFileSync("plugin/schema.json", "plugin/dist/plugin/schema.json");
  copyFileSync("plugin/PulumiPlugin.yaml", "plugin/dist/PulumiPlugin.yaml");
  runByNode("plugin/dist/plugin/main.js");
}

/** @param compiled the folder of the package's own code among the files that the compiler writes, relative to `dist` */
async function build(workspace: string, compiled: string): Promise<void> {
  const target = join(workspace, "dist");
  rmSync(target, { recursive: true, force: true });
  await compile(join(workspace, "tsconfig.build.json"));
  const manifest = JSON.parse(readFileSync(join(workspace, "package.json"), "utf8")) as Manifest;
  const published = JSON.stringify(publishedManifest(manifest, compiled), undefined, 2);
  writeFileSync(join(target, "package.json"), `${published}\n`);
  copyFileSync(join(workspace, "README.md"), join(target, "README.md"));
  copyFileSync("LICENSE", join(target, "LICENSE"));
}

async function compile(project: string): Promise<void> {
  const compiler = require.resolve("typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [compiler, "--project", project]).catch(
    ({ message, stdout = "" }: Error & { stdout?: string }) => {
      throw new Error(`${project}: cannot be compiled: ${message}\n${stdout}`);
    },
  );
}

/** Copies the files that pin a rehearsal's tools and build them. The compiler does not copy them. */
function copyPins(from: string, to: string): void {
  for (const file of readdirSync(from, { recursive: true, encoding: "utf8" })) {
    if (/[/\\](?:go[.](?:mod|sum)|main[.]go)$/.test(file)) {
      mkdirSync(dirname(join(to, file)), { recursive: true });
      copyFileSync(join(from, file), join(to, file));
    }
  }
}

/** Writes the script and the style of the pages of `--html`. The package holds them as bundles, without the libraries in them. */
async function writePageAssets(folder: string): Promise<void> {
  const { script, style } = await bundlePageAssets();
  writeFileSync(join(folder, "page.js"), script);
  writeFileSync(join(folder, "page.css"), style);
}

/** Lets node run a compiled command. Its source names tsx in the first line instead. */
function runByNode(file: string): void {
  writeFileSync(file, readFileSync(file, "utf8").replace(/^#!.*/, "#!/usr/bin/env node"));
  chmodSync(file, 0o755);
}

main().catch((error: unknown) => {
  process.exitCode = 1;
  console.error(error instanceof Error ? error.message : error);
});
