import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import type { ToolName } from "./tool-definition";
import { tools } from "./tools";

/** The versions that go.mod and go.sum in a tool's folder pin. */
export interface Pin {
  /** The folder of go.mod, to build in. */
  readonly directory: string;
  /** The tool's version, for instance `v1.35.4`. */
  readonly version: string;
  /** The versions of all modules in go.mod. */
  readonly versions: ReadonlyMap<string, string>;
  /** The oldest Go version that can build it, for instance `1.26.0`. */
  readonly goVersion: string;
  /** Arguments of `go build`, except package and output. */
  readonly buildFlags: readonly string[];
  /** Changes with everything that changes the binary. */
  readonly hash: string;
}

/** Reads the Go version and the module versions from a go.mod. */
export function parseGoMod(text: string): { goVersion: string | undefined; versions: ReadonlyMap<string, string> } {
  const versions = new Map<string, string>();
  for (const [, module, version] of text.matchAll(/^(?:require)?\s*([^\s()]+\.[^\s()]+)\s+(v\d\S*)/gm)) {
    if (module !== undefined && version !== undefined) {
      versions.set(module, version);
    }
  }
  return { goVersion: /^go\s+(\d\S*)/m.exec(text)?.[1], versions };
}

/** Returns arguments that make `go build` produce the same small binary on every machine. */
export function buildFlags(linkedVariables: Record<string, string>): string[] {
  const assignments = Object.entries(linkedVariables).map(([variable, value]) => `-X ${variable}=${value}`);
  return ["-trimpath", "-ldflags", ["-s -w", ...assignments].join(" ")];
}

/** Reads a tool's pin from the folder beside this file. */
export function readPin(name: ToolName): Pin {
  const tool = tools[name];
  const directory = path.join(__dirname, tool.pinFolder);
  const goMod = readFileSync(path.join(directory, "go.mod"), "utf8");
  const goSum = readFileSync(path.join(directory, "go.sum"), "utf8");
  const { goVersion, versions } = parseGoMod(goMod);
  const version = versions.get(tool.module);
  if (version === undefined || goVersion === undefined) {
    throw new Error(
      `${tool.pinFolder}/go.mod: expected a Go version and a version of ${tool.module}, got go ${goVersion ?? "(none)"} and ` +
        `${version ?? "(none)"}; restore it, or run "go get -tool ${tool.mainPackage}" there`,
    );
  }
  const flags = buildFlags(tool.linkedVariables(version));
  const main = path.join(directory, "main.go");
  const own = existsSync(main) ? [readFileSync(main, "utf8")] : [];
  const parts = tool.cutCopy?.parts ?? [];
  const release = tool.release === undefined ? [] : [tool.release];
  const hash = createHash("sha256")
    .update(
      [goMod, goSum, tool.mainPackage, ...flags, ...parts, ...own, ...release, process.platform, process.arch].join(
        "\0",
      ),
    )
    .digest("hex");
  return { directory, version, versions, goVersion, buildFlags: flags, hash: hash.slice(0, 12) };
}
