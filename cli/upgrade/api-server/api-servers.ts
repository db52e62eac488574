import { rm } from "node:fs/promises";
import path from "node:path";
import { startApiServer } from "../../rehearsal/control-plane";
import { makeRunFolder } from "../../rehearsal/processes";
import { resolveTools, type ToolEvent, type ToolName } from "../../toolchain";
import { UserError } from "../../user-error";
import type { SourcedObject } from "../apis";
import { versionText } from "../versions";
import { type Answer, applyObjects } from "./apply-objects";

/** The API server of each minor that there is one of. */
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
    throw new UserError(`--api-server: expected --to to be one of ${known}, got ${versionText(minor)}; leave it out`);
  }
  return tool;
}

/** Starts the API server of a minor with an empty etcd, and applies objects to it. */
export async function askApiServer(
  minor: number,
  objects: readonly SourcedObject[],
  report: (event: ToolEvent) => void,
): Promise<{ readonly version: string; readonly answers: readonly Answer[] }> {
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
