import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Package } from "./clouds";

const run = promisify(execFile);
const cache = "node_modules/.cache/keelson-models";

/** Downloads and unpacks a package, once. @returns its folder */
export async function unpacked({ client, name, version }: Package): Promise<string> {
  const folder = join(cache, client, `${name.replace("/", "+")}@${version}`);
  if (existsSync(folder)) {
    return folder;
  }
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await (client === "pip" ? byPip : byNpm)(name, version, unfinished);
  renameSync(unfinished, folder);
  return folder;
}

async function byPip(name: string, version: string, folder: string): Promise<void> {
  const options = ["--quiet", "--no-deps", "--only-binary=:all:", "--dest", folder];
  await run("python3", ["-m", "pip", "download", ...options, `${name}==${version}`]);
  const [wheel = ""] = readdirSync(folder);
  await run("python3", ["-m", "zipfile", "-e", join(folder, wheel), folder]);
}

async function byNpm(name: string, version: string, folder: string): Promise<void> {
  await run("npm", ["pack", "--silent", "--pack-destination", folder, `${name}@${version}`]);
  const [archive = ""] = readdirSync(folder);
  await run("tar", ["--extract", "--gzip", "--file", join(folder, archive), "--directory", folder]);
}
