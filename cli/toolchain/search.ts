import { devNull } from "node:os";
import * as path from "node:path";
import { messageOf } from "../error-message";
import { isExecutable } from "./cache";
import type { Pin } from "./pins";
import { runProcess } from "./processes";
import type { ToolName } from "./tool-definition";
import { tools } from "./tools";
import { allowedVersions, fits, formatVersion, versionIn } from "./versions";

/** Where a tool comes from. */
export type ToolOrigin = "path" | "KUBEBUILDER_ASSETS" | "cache" | "downloaded" | "built";

/** A tool that is ready to run. */
export interface ResolvedTool {
  readonly path: string;
  readonly version: string;
  readonly origin: ToolOrigin;
}

/** The result of a search for a tool. */
export interface SearchResult {
  readonly found: ResolvedTool | undefined;
  /** Files of the right name that do not fit, each with the reason. */
  readonly passedOver: readonly string[];
  /** The tool's folder in the cache, which may not exist yet. */
  readonly cacheEntry: string;
}

/** Lists the files that may be a tool, in the order of the search. */
export function candidates(name: ToolName, env: NodeJS.ProcessEnv): { file: string; origin: ToolOrigin }[] {
  const onPath = (env.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const assets = env.KUBEBUILDER_ASSETS;
  const fileName = tools[name].fileName ?? name;
  const files = [...new Set(onPath)].map((folder) => ({ file: path.join(folder, fileName), origin: "path" as const }));
  if (assets === undefined || assets === "") {
    return files;
  }
  return [...files, { file: path.join(assets, fileName), origin: "KUBEBUILDER_ASSETS" as const }];
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
    passedOver.push(`${file}: ${judged.reason}`);
  }
  const cached = path.join(cacheEntry, name);
  const found = (await isExecutable(cached))
    ? { path: cached, version: pin.version, origin: "cache" as const }
    : undefined;
  return { found, passedOver, cacheEntry };
}

/**
 * Tools look at logins even to print their version: kubectl at its kubeconfig, Helm at its registries. These variables show them none.
 * The home folder stays, because the shims of version managers need it.
 */
const withoutLogins = {
  KUBECONFIG: devNull,
  KUBERC: "off",
  HELM_REGISTRY_CONFIG: devNull,
  PULUMI_SKIP_UPDATE_CHECK: "true",
};

type Judgement = { fits: true; version: string } | { fits: false; reason: string };

async function judge(name: ToolName, pin: Pin, file: string, signal?: AbortSignal): Promise<Judgement> {
  const { versionArguments } = tools[name];
  if (versionArguments === "unversioned") {
    return { fits: true, version: "unversioned" };
  }
  try {
    const env = { ...process.env, ...withoutLogins };
    const { stdout, stderr } = await runProcess(file, versionArguments, { env, signal, timeLimit: 10_000 });
    return judgeVersion(name, pin.version, `${stdout}\n${stderr}`);
  } catch (error) {
    if (signal?.aborted === true) {
      throw error;
    }
    const message = messageOf(error);
    return { fits: false, reason: `does not print its version: ${message}` };
  }
}

/** Judges from a tool's version output whether it can replace the pinned one. */
export function judgeVersion(name: ToolName, pin: string, output: string): Judgement {
  const found = versionIn(output);
  const pinned = versionIn(pin);
  if (pinned === undefined) {
    throw new Error(`${name}: expected a pinned version, got "${pin}"`);
  }
  const { fit } = tools[name];
  if (found !== undefined && fits(fit, pinned, found)) {
    return { fits: true, version: formatVersion(found) };
  }
  const got = found === undefined ? `no version in "${output.trim().slice(0, 80)}"` : formatVersion(found);
  return { fits: false, reason: `expected ${allowedVersions(fit, pinned)}, got ${got}` };
}
