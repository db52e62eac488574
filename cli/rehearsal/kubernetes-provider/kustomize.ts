import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { splitManifests } from "../../charts";
import type { JsonObject } from "../kubernetes";
import type { ChartSources } from "./release";

/** How much a kustomization may write, in bytes. */
const maxBuffer = 64 * 1024 * 1024;

/** Addresses of repositories, in the forms that Kustomize takes: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/ */
const remote = /^(?:[a-z][a-z0-9+.-]*:|[\w.-]+@|(?:github|gitlab)\.com\/)/i;

/** What Kustomize needs. */
type KustomizeSources = Pick<ChartSources, "environment" | "kubectl" | "ledger" | "projectDirectory" | "pulled">;

/**
 * Returns the objects of a kustomization, by the real Kustomize in kubectl. A kustomization in Git has none unless the user allows
 * downloads of charts; the report then says so.
 *
 * @throws Error with the words of Kustomize or Git, for instance if a commit does not exist
 */
export async function kustomized(
  directory: string,
  { environment, kubectl, ledger, projectDirectory, pulled }: KustomizeSources,
  signal: AbortSignal,
): Promise<JsonObject[]> {
  const isRemote = remote.test(directory);
  if (isRemote && pulled === undefined) {
    ledger.leaveOutObjects(
      `The kustomization ${directory} was not read, and its objects do not exist. To download it, add --pull-charts.`,
    );
    return [];
  }
  const folder = isRemote ? directory : path.resolve(projectDirectory, directory);
  const { stdout } = await promisify(execFile)(await kubectl(), ["kustomize", folder], {
    env: { ...environment, GIT_TERMINAL_PROMPT: "0" },
    maxBuffer,
    signal,
  });
  return splitManifests(stdout).map(({ object }) => object);
}
