import { mkdir, rm } from "node:fs/promises";
import * as path from "node:path";
import { fillCacheEntry } from "./cache";
import { keepFiles, makeCutCopy } from "./cut-copy";
import { buildDetail, goOutputLine, type ToolProgress } from "./events";
import { findGo, goEnvironment } from "./go";
import type { Pin } from "./pins";
import { runProcess } from "./processes";
import type { ToolName } from "./tool-definition";
import { tools } from "./tools";

const signOfLifeMs = 5_000;

/** Options of a build. */
export interface BuildRequest {
  readonly tool: ToolName;
  readonly pin: Pin;
  /** The cache's folder. */
  readonly cache: string;
  /** The folder in the cache to build into. */
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  readonly progress: ToolProgress;
}

/** Builds a tool from its pinned Go module into the cache. */
export async function buildTool(request: BuildRequest): Promise<void> {
  const { pin, cache, env, signal, progress } = request;
  const stages = signsOfLife(progress);
  try {
    const go = await findGo({
      needed: pin.goVersion,
      cache,
      env,
      signal,
      onDownload: (detail) => stages.enter("downloading", () => detail),
    });
    await fillCacheEntry(request.entry, (directory) => buildInto(go, request, stages, directory));
  } finally {
    stages.end();
  }
}

async function buildInto(go: string, request: BuildRequest, stages: SignsOfLife, directory: string): Promise<void> {
  const { tool, pin, env, signal } = request;
  const { cutCopy, module } = tools[tool];
  if (cutCopy === undefined) {
    await compile(go, pin.directory, request, stages, directory);
    return;
  }
  stages.enter("downloading", () => module);
  const source = path.join(directory, "source");
  await makeCutCopy(cutCopy, module, pin, source, { go, env, signal });
  await compile(go, source, request, stages, directory);
  await keepFiles(cutCopy, source, directory, { go, env, signal });
  await rm(source, { recursive: true });
}

async function countPackages(go: string, source: string, request: BuildRequest, stages: SignsOfLife): Promise<number> {
  const { tool, env, signal } = request;
  let downloaded = 0;
  stages.enter("downloading", () => `${downloaded} modules of source`);
  const { stdout } = await runProcess(go, ["list", "-deps", tools[tool].mainPackage], {
    cwd: source,
    env: goEnvironment(env),
    signal,
    onErrorLine: (line) => {
      if (goOutputLine(line) === "download") {
        downloaded++;
      }
    },
  });
  return stdout.split("\n").length;
}

async function compile(
  go: string,
  source: string,
  request: BuildRequest,
  stages: SignsOfLife,
  directory: string,
): Promise<void> {
  const { tool, pin, env, signal } = request;
  const total = await countPackages(go, source, request, stages);
  /* Go keeps its temporary files when it is stopped; in this folder, they are removed with the unfinished entry. */
  const temporary = path.join(directory, "temporary");
  await mkdir(temporary);
  let compiled = 0;
  stages.enter("building", () => buildDetail(compiled, total));
  const output = path.join(directory, tool);
  await runProcess(go, ["build", "-v", ...pin.buildFlags, "-o", output, tools[tool].mainPackage], {
    cwd: source,
    env: { ...goEnvironment(env), GOTMPDIR: temporary },
    signal,
    onErrorLine: (line) => {
      if (goOutputLine(line) === "package") {
        compiled++;
      }
    },
  });
  await rm(temporary, { recursive: true, force: true });
}

interface SignsOfLife {
  enter(state: "downloading" | "building", detail: () => string): void;
  end(): void;
}

/** Repeats the current state every few seconds, so that a long build is never silent. */
function signsOfLife(progress: ToolProgress): SignsOfLife {
  let repeat: () => void = () => undefined;
  const timer = setInterval(() => repeat(), signOfLifeMs);
  return {
    enter(state, detail) {
      repeat = () => progress(state, detail());
      repeat();
    },
    end: () => clearInterval(timer),
  };
}
