import { chmod, copyFile, cp, readdir } from "node:fs/promises";
import * as path from "node:path";
import { at } from "../values";
import { goEnvironment } from "./go";
import type { Pin } from "./pins";
import { runProcess } from "./processes";
import type { CutCopy } from "./provider-cuts";

/** The parts of Go that a copy uses. */
interface GoCommand {
  readonly go: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/** Parts of a module that no build needs. */
const unused = /(^|\/)(website|docs|testdata|\.github|\.ci)(\/|$)|_test\.go$/;

/** Copies pinned modules into `source`, after Go has checked their sums, and cuts the copy. */
export async function makeCutCopy(
  { also = [], cut }: CutCopy,
  module: string,
  pin: Pin,
  source: string,
  command: GoCommand,
): Promise<void> {
  for (const { module: one, into } of [{ module, into: "" }, ...also]) {
    await copyModule(one, pin, path.join(source, into), command);
  }
  await cut(source, pin.version);
}

async function copyModule(module: string, pin: Pin, into: string, { go, env, signal }: GoCommand): Promise<void> {
  const version = pin.versions.get(module) ?? "";
  const { stdout } = await runProcess(go, ["mod", "download", "-json", `${module}@${version}`], {
    cwd: pin.directory,
    env: goEnvironment(env),
    signal,
  });
  const original = at(JSON.parse(stdout), "Dir");
  if (typeof original !== "string") {
    throw new Error(`go mod download: expected the folder of ${module}, got ${stdout}`);
  }
  await cp(original, into, { recursive: true, filter: (file) => !unused.test(path.relative(original, file)) });
  await makeWritable(into);
}

/** Copies the files to keep into the folder of the binary. */
export async function keepFiles(
  { keep }: CutCopy,
  source: string,
  directory: string,
  { go, env, signal }: GoCommand,
): Promise<void> {
  for (const { module, file } of keep) {
    const { stdout } = await runProcess(go, ["list", "-m", "-f", "{{.Dir}}", module], {
      cwd: source,
      env: goEnvironment(env),
      signal,
    });
    const kept = path.join(directory, path.basename(file));
    await copyFile(path.join(stdout.trim(), file), kept);
    await chmod(kept, 0o644);
  }
}

/** Go's module cache is read-only, and so is a copy of it. */
async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    await (entry.isDirectory() ? makeWritable(file) : chmod(file, 0o644));
  }
}
