import { rm } from "node:fs/promises";
import path from "node:path";
import { startApiServer } from "../../rehearsal/control-plane";
import { makeRunFolder } from "../../rehearsal/processes";
import { resolveTools, type ToolEvent, type ToolName } from "../../toolchain";
import { UserError } from "../../user-error";
import type { SourcedObject } from "../apis";
import type { Finding } from "../finding";
import { versionText } from "../versions";
import { applyObjects } from "./apply-objects";
import { type Answers, isTurnedAway, judgeAnswers } from "./judge-answers";

/** The API servers by minor version. */
const apiServers: ReadonlyMap<number, Extract<ToolName, `kube-apiserver${string}`>> = new Map([
  [35, "kube-apiserver"],
  [36, "kube-apiserver-1.36"],
  [37, "kube-apiserver-1.37"],
] as const);

/** Returns the tool that is the API server of a minor. @throws UserError if there is none */
export function apiServerOf(minor: number): Extract<ToolName, `kube-apiserver${string}`> {
  const tool = apiServers.get(minor);
  if (tool === undefined) {
    const known = [...apiServers.keys()].map(versionText).join(", ");
    throw new UserError(
      `--api-server: expected --to with one of ${known}, got ${versionText(minor)}; leave out --api-server`,
    );
  }
  return tool;
}

/** Starts the API server of a minor with an empty etcd, and applies objects to it. */
export async function askApiServer(
  minor: number,
  objects: readonly SourcedObject[],
  report: (event: ToolEvent) => void = () => undefined,
): Promise<Answers> {
  const name = apiServerOf(minor);
  const tools = await resolveTools(["etcd", name], { report });
  const folder = await makeRunFolder();
  try {
    const programs = { etcd: tools.etcd.path, "kube-apiserver": tools[name].path };
    const server = await startApiServer({ directory: path.join(folder, "cluster"), programs });
    try {
      return { version: tools[name].version, answers: await applyObjects(server, objects) };
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Applies objects to the target's API server; if that refuses any, also to the one of the stack's minor, if there is one. */
export async function judgeByApiServer(
  { from, target }: { readonly from: number | undefined; readonly target: number },
  objects: readonly SourcedObject[],
  report: (event: ToolEvent) => void,
): Promise<Finding[]> {
  const next = await askApiServer(target, objects, report);
  const isAsked = next.answers.some(isTurnedAway) && from !== undefined && apiServers.has(from);
  return judgeAnswers(next, isAsked ? await askApiServer(from, objects, report) : undefined);
}
