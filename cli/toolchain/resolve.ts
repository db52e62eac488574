import * as path from "node:path";
import { messageOf } from "../error-message";
import { UserError } from "../user-error";
import { buildTool } from "./build";
import { cacheDirectory } from "./cache";
import { downloadTool } from "./download";
import type { ToolEvent, ToolProgress } from "./events";
import { type Pin, readPin } from "./pins";
import { type OfficialBuild, officialBuild, platformOf } from "./releases";
import { type ResolvedTool, type SearchResult, searchTool } from "./search";
import type { ToolName } from "./tool-definition";
import { tools } from "./tools";

/** Options of the search for tools. */
export interface ResolveOptions {
  /** Called with the progress; during a build at least every ten seconds. */
  readonly report?: (event: ToolEvent) => void;
  /** Stops the search or the build, and removes unfinished builds. */
  readonly signal?: AbortSignal;
  /** The folder of built tools. @default `keelson/toolchain` in `$XDG_CACHE_HOME` or `~/.cache` */
  readonly cache?: string;
  /** The environment variables. @default process.env */
  readonly env?: NodeJS.ProcessEnv;
  /** The build that a tool's project publishes. @default the official ones; none if `KEELSON_TOOLCHAIN` is `build` */
  readonly officialBuild?: (name: ToolName, version: string) => OfficialBuild | undefined;
}

/** Tools that are ready to run, by name. */
export type ResolvedTools<Name extends ToolName = ToolName> = Readonly<Record<Name, ResolvedTool>>;

/** Provides tools: finds a fitting version on this machine or in the cache, downloads the pinned one, or builds it. */
export async function resolveTools<Name extends ToolName>(
  names: readonly Name[],
  options: ResolveOptions = {},
): Promise<ResolvedTools<Name>> {
  const wanted = [...new Set(names)];
  const resolved: [Name, ResolvedTool][] = [];
  for (const [index, name] of wanted.entries()) {
    resolved.push([name, await resolveTool(name, { position: index + 1, count: wanted.length }, options)]);
  }
  return Object.fromEntries(resolved) as ResolvedTools<Name>;
}

/** One tool as `keelson toolchain --list` shows it. */
export interface ToolListing extends SearchResult {
  readonly name: ToolName;
  readonly pin: string;
}

/** Lists the tools that would be used, without building any. */
export function listTools(names: readonly ToolName[], options: ResolveOptions = {}): Promise<ToolListing[]> {
  return Promise.all(
    names.map(async (name) => {
      const pin = readPin(name);
      return { name, pin: pin.version, ...(await searchTool(name, pin, surroundings(options))) };
    }),
  );
}

async function resolveTool(
  name: ToolName,
  place: { position: number; count: number },
  options: ResolveOptions,
): Promise<ResolvedTool> {
  const started = Date.now();
  const progress: ToolProgress = (state, detail) =>
    options.report?.({ tool: name, state, seconds: (Date.now() - started) / 1000, ...place, detail });
  progress("looking");
  try {
    const tool = await searchOrBuild(name, progress, options);
    progress("done", `${tool.version}, ${tool.origin}`);
    return tool;
  } catch (error) {
    progress("failed", options.signal?.aborted === true ? "stopped" : undefined);
    throw error;
  }
}

async function searchOrBuild(name: ToolName, progress: ToolProgress, options: ResolveOptions): Promise<ResolvedTool> {
  const pin = readPin(name);
  const { env, cache, signal } = surroundings(options);
  const { found, cacheEntry } = await searchTool(name, pin, { env, cache, signal });
  if (found !== undefined) {
    return found;
  }
  signal?.throwIfAborted();
  const reason = await download(name, pin, cacheEntry, progress, options);
  if (reason === undefined) {
    return { path: path.join(cacheEntry, name), version: tools[name].release ?? pin.version, origin: "downloaded" };
  }
  try {
    await buildTool({ tool: name, pin, cache, entry: cacheEntry, env, signal, progress: building(progress, reason) });
  } catch (error) {
    if (signal?.aborted === true) {
      throw error;
    }
    const message = messageOf(error);
    throw new UserError(`${name} ${pin.version}: build failed: ${message}; no official build: ${reason}`);
  }
  return { path: path.join(cacheEntry, name), version: pin.version, origin: "built" };
}

/** Downloads the official build. @returns undefined when it is in the cache, otherwise why it is not */
async function download(
  name: ToolName,
  { version }: Pin,
  entry: string,
  progress: ToolProgress,
  options: ResolveOptions,
): Promise<string | undefined> {
  const { env, signal } = surroundings(options);
  const build = (options.officialBuild ?? defaultBuilds(env))(name, tools[name].release ?? version);
  if (build === undefined) {
    return noneUsed;
  }
  const reason = await downloadTool({ tool: name, build, entry, signal, progress });
  if (reason !== undefined) {
    building(progress, reason)("downloading");
  }
  return reason;
}

const noneUsed = "none is used";

/** Says with all progress why a tool is built from source: most of it is overwritten or left out before anybody reads it. */
function building(progress: ToolProgress, reason: string): ToolProgress {
  const why = `from source, which takes minutes, because no official build could be downloaded: ${reason}`;
  return reason === noneUsed
    ? progress
    : (state, detail) => progress(state, detail === undefined ? why : `${detail}, ${why}`);
}

function defaultBuilds(env: NodeJS.ProcessEnv): (name: ToolName, version: string) => OfficialBuild | undefined {
  const platform = env.KEELSON_TOOLCHAIN === "build" ? undefined : platformOf(process.platform, process.arch);
  return (name, version) => (platform === undefined ? undefined : officialBuild(name, version, platform));
}

function surroundings({ env = process.env, cache = cacheDirectory(env), signal }: ResolveOptions) {
  return { env, cache, signal };
}
