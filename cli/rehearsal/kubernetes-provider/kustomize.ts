import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { splitManifests } from "../../charts";
import type { JsonObject } from "../kubernetes";
import type { ChartSources } from "./release";

/** How much a kustomization may write, in bytes. */
const maxBuffer = 64 * 1024 * 1024;

/**
 * Returns the objects of a kustomization, by the real Kustomize in kubectl.
 *
 * @throws Error for an address on the internet, which a rehearsal does not reach
 */
export async function kustomized(
  directory: string,
  { environment, kubectl, projectDirectory }: ChartSources,
  signal: AbortSignal,
): Promise<JsonObject[]> {
  if (/^(?:[a-z+]+:\/\/|git::|[\w.-]+@|(?:github|gitlab)\.com\/)/.test(directory)) {
    throw new Error(`${directory}: a rehearsal reads no kustomization from the internet; use a folder of the project`);
  }
  const folder = path.resolve(projectDirectory, directory);
  const { stdout } = await promisify(execFile)(await kubectl(), ["kustomize", folder], {
    env: environment,
    maxBuffer,
    signal,
  });
  return splitManifests(stdout).map(({ object }) => object);
}
