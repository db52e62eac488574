import { execFile, execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse, stringify } from "yaml";
import { cacheDirectory } from "../../../cli/toolchain/cache";
import { findGo } from "../../../cli/toolchain/go";
import { readPin } from "../../../cli/toolchain/pins";
import type { ToolName } from "../../../cli/toolchain/tool-definition";
import { tools } from "../../../cli/toolchain/tools";

/** Downloads the Go module of a tool, whose hash is committed, and returns its folder: some have their project's chart. */
export async function moduleFolder(name: ToolName): Promise<string> {
  const { directory, goVersion, version } = readPin(name);
  const go = await findGo({ needed: goVersion, cache: cacheDirectory(process.env), env: process.env });
  const download = ["mod", "download", "-json", `${tools[name].module}@${version}`];
  const { stdout } = await promisify(execFile)(go, download, { cwd: directory });
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}

/** Copies a file or a folder of a module, which are read-only. */
export function copyWritable(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  execFileSync("chmod", ["-R", "u+w", to]);
}

/** Copies a chart without the charts that it depends on, which are elsewhere. */
export function copyChart(from: string, to: string): void {
  copyWritable(from, to);
  rmSync(join(to, "Chart.lock"), { force: true });
  const file = join(to, "Chart.yaml");
  const { dependencies: _dependencies, ...chart } = parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  writeFileSync(file, stringify(chart));
}
