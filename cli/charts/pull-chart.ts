import { readdir } from "node:fs/promises";
import path from "node:path";
import { HelmError, type HelmRun, runHelm } from "./run-helm";

/** A chart that a program names with the repository that has it. */
export interface RemoteChart {
  /** A name in the repository, the `oci://` address of a chart, or the address of a packaged one. */
  readonly chart: string;
  /** The repository's address; none if the chart's own address is complete. */
  readonly repository?: string;
  /** A version or a range. @default the newest one */
  readonly version?: string;
  /** Whether an OCI registry is asked without TLS. @default false */
  readonly plainHttp?: boolean;
  /** Files by which Helm and the repository trust each other. */
  readonly trust?: RepositoryTrust;
}

/** Paths of PEM files: https://helm.sh/docs/helm/helm_pull/ */
export interface RepositoryTrust {
  /** The authorities of the repository's certificate. @default those of the machine */
  readonly caFile?: string;
  /** A client's certificate. @default none */
  readonly certFile?: string;
  /** The key of the client's certificate. @default none */
  readonly keyFile?: string;
}

/** Returns the origin of a chart; undefined if it refers to Helm's own list of repositories, as `bitnami/redis` does. */
export function originOf({ chart, repository }: RemoteChart): string | undefined {
  return /^(?:oci|https?):\/\//.test(chart) ? chart : repository;
}

/** Returns the arguments of `helm pull` that unpack a chart into a folder. */
export function pullArguments({ chart, plainHttp, repository, trust, version }: RemoteChart, into: string): string[] {
  const isWhole = originOf({ chart }) !== undefined;
  const { caFile, certFile, keyFile } = trust ?? {};
  return [
    "pull",
    chart,
    ...(repository === undefined || isWhole ? [] : ["--repo", repository]),
    ...(version === undefined ? [] : ["--version", version]),
    ...(plainHttp === true ? ["--plain-http"] : []),
    ...(caFile === undefined ? [] : ["--ca-file", caFile]),
    ...(certFile === undefined ? [] : ["--cert-file", certFile]),
    ...(keyFile === undefined ? [] : ["--key-file", keyFile]),
    "--untar",
    "--untardir",
    into,
  ];
}

/**
 * Downloads and unpacks a chart with the real Helm.
 *
 * @param into an empty folder
 * @returns the chart's folder
 * @throws Error with what Helm says
 */
export async function pullChart(
  helm: string,
  chart: RemoteChart,
  into: string,
  run: Pick<HelmRun, "environment" | "signal">,
): Promise<string> {
  try {
    await runHelm(helm, pullArguments(chart, into), run);
  } catch (error) {
    throw error instanceof HelmError ? new Error(error.message.replace(/^Error: /, "")) : error;
  }
  const folder = (await readdir(into, { withFileTypes: true })).find((entry) => entry.isDirectory());
  return path.join(into, folder?.name ?? "");
}
