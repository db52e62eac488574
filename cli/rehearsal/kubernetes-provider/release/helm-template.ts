import { spawn } from "node:child_process";
import type { ClusterAccess } from "../../kubernetes";
import type { ReleaseInputs } from "./release-inputs";

/** What the live server supports, for a chart's capability checks. */
export interface Capabilities {
  readonly kubeVersion: string;
  /** `apps/v1` and `apps/v1/Deployment`. */
  readonly apiVersions: readonly string[];
}

/** Asks the live server for its version, groups and kinds. */
export async function capabilitiesOf({ client, discovery }: ClusterAccess): Promise<Capabilities> {
  const { gitVersion } = await client.get<{ gitVersion: string }>("/version");
  const kinds = (await discovery.groupVersions("all")).map(async (version) => {
    const served = await discovery.kinds(version);
    return [version, ...new Set(served.map(({ kind }) => `${version}/${kind}`))];
  });
  return { kubeVersion: gitVersion, apiVersions: (await Promise.all(kinds)).flat() };
}

/** Returns the arguments of `helm template` for a release; its values are sent on standard input. */
export function templateArguments(release: ReleaseInputs, directory: string, capabilities: Capabilities): string[] {
  return [
    "template",
    release.name,
    directory,
    "--namespace",
    release.namespace,
    "--values",
    "-",
    "--kube-version",
    capabilities.kubeVersion,
    ...capabilities.apiVersions.flatMap((apiVersion) => ["--api-versions", apiVersion]),
    ...(release.skipCrds ? ["--skip-crds"] : ["--include-crds"]),
  ];
}

/** Renders a chart with the real Helm. */
export async function renderChart(
  helm: string,
  release: ReleaseInputs,
  directory: string,
  run: { readonly capabilities: Capabilities; readonly environment: NodeJS.ProcessEnv; readonly signal: AbortSignal },
): Promise<string> {
  const child = spawn(helm, templateArguments(release, directory, run.capabilities), {
    env: run.environment,
    stdio: ["pipe", "pipe", "pipe"],
    signal: run.signal,
  });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  child.stdin.on("error", () => undefined);
  child.stdin.end(JSON.stringify(release.values));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (exitCode === 0) {
    return Buffer.concat(output).toString("utf8");
  }
  throw new Error(`helm template ${release.name}: ${Buffer.concat(errors).toString("utf8").trim()}`);
}
