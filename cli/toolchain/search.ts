import * as path from "node:path";
import { isExecutable } from "./cache";
import type { Pin } from "./pins";
import { runProcess } from "./processes";
import { type ToolName, tools } from "./tools";
import { allowedVersions, fits, formatVersion, versionIn } from "./versions";

/** Where a tool comes from. */
export type ToolOrigin = "path" | "KUBEBUILDER_ASSETS" | "cache" | "built";

/** A tool that is ready to run. */
export interface ResolvedTool {
  readonly path: string;
  readonly version: string;
  readonly origin: ToolOrigin;
}

/** What a search for a tool came to. */
export interface SearchResult {
  readonly found: ResolvedTool | undefined;
  /** Tools of the right name that do not fit, each with the reason. */
  readonly passedOver: readonly string[];
  /** The tool's place in the cache, whether it is there or not. */
  readonly cacheEntry: string;
}

/** The files that may be a tool, in the order in which they are tried. */
export function candidates(name: ToolName, env: NodeJS.ProcessEnv): { file: string; origin: ToolOrigin }[] {
  const onPath = (env.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const assets = env.KUBEBUILDER_ASSETS;
  const files = [...new Set(onPath)].map((folder) => ({ file: path.join(folder, name), origin: "path" as const }));
  if (assets === undefined || assets === "") {
    return files;
  }
  return [...files, { file: path.join(assets, name), origin: "KUBEBUILDER_ASSETS" as const }];
}

/** Looks for a tool: on PATH, under KUBEBUILDER_ASSETS, then in the cache. */
export async function searchTool(
  name: ToolName,
  pin: Pin,
  { env, cache, signal }: { env: NodeJS.ProcessEnv; cache: string; signal?: AbortSignal },
): Promise<SearchResult> {
  const cacheEntry = path.join(cache, `${name}-${pin.version}-${pin.hash}`);
  const passedOver: string[] = [];
  for (const { file, origin } of candidates(name, env)) {
    if (!(await isExecutable(file))) {
      continue;
    }
    const judged = await judge(name, pin, file, signal);
    if (judged.fits) {
      return { found: { path: file, version: judged.version, origin }, passedOver, cacheEntry };
    }
    passedOver.push(`${file} ${judged.reason}`);
  }
  const cached = path.join(cacheEntry, name);
  const found = (await isExecutable(cached))
    ? { path: cached, version: pin.version, origin: "cache" as const }
    : undefined;
  return { found, passedOver, cacheEntry };
}

type Judgement = { fits: true; version: string } | { fits: false; reason: string };

async function judge(name: ToolName, pin: Pin, file: string, signal?: AbortSignal): Promise<Judgement> {
  const { versionArguments, fit } = tools[name];
  try {
    const { stdout, stderr } = await runProcess(file, versionArguments, { signal, timeLimit: 10_000 });
    return judgeVersion(name, pin.version, `${stdout}\n${stderr}`);
  } catch (error) {
    if (signal?.aborted === true) {
      throw error;
    }
    const message = error instanceof Error ? error.message : String(error);
    return { fits: false, reason: `does not say its version (${fit}): ${message}` };
  }
}

/** Whether a tool that prints `output` about its version will do in place of the pinned one. */
export function judgeVersion(name: ToolName, pin: string, output: string): Judgement {
  const found = versionIn(output);
  const pinned = versionIn(pin);
  if (pinned === undefined) {
    throw new Error(`the pin of ${name} is not a version: "${pin}"`);
  }
  if (found === undefined) {
    return { fits: false, reason: `says no version: "${output.trim().slice(0, 80)}"` };
  }
  if (fits(tools[name].fit, pinned, found)) {
    return { fits: true, version: formatVersion(found) };
  }
  return { fits: false, reason: `is ${formatVersion(found)}, allowed is ${allowedVersions(tools[name].fit, pinned)}` };
}
