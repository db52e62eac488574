import type { Fields } from "../values";
import { HelmError, runHelm } from "./run-helm";

/** The inputs of a Helm release that decide what its chart renders. */
export interface RenderedRelease {
  readonly name: string;
  readonly namespace: string;
  readonly values: Fields;
  /** Absolute paths of files of values, which `values` overrides. @default none */
  readonly valueFiles?: readonly string[];
  readonly skipCrds: boolean;
}

/** The API versions that the server supports, for a chart's capability checks. */
export interface Capabilities {
  /** @default the version that Helm was built for */
  readonly kubeVersion?: string;
  /** `apps/v1` and `apps/v1/Deployment`. */
  readonly apiVersions: readonly string[];
}

/** Returns the arguments of `helm template` for a release; its values are sent on standard input. */
export function templateArguments(release: RenderedRelease, directory: string, capabilities: Capabilities): string[] {
  return [
    "template",
    release.name,
    directory,
    "--namespace",
    release.namespace,
    ...(release.valueFiles ?? []).flatMap((file) => ["--values", file]),
    "--values",
    "-",
    ...(capabilities.kubeVersion === undefined ? [] : ["--kube-version", capabilities.kubeVersion]),
    ...capabilities.apiVersions.flatMap((apiVersion) => ["--api-versions", apiVersion]),
    ...(release.skipCrds ? ["--skip-crds"] : ["--include-crds"]),
  ];
}

/** Renders a chart with the real Helm. */
export async function renderChart(
  helm: string,
  release: RenderedRelease,
  directory: string,
  run: { readonly capabilities: Capabilities; readonly environment: NodeJS.ProcessEnv; readonly signal: AbortSignal },
): Promise<string> {
  const { capabilities, environment, signal } = run;
  const args = templateArguments(release, directory, capabilities);
  try {
    return await runHelm(helm, args, { environment, signal, input: JSON.stringify(release.values) });
  } catch (error) {
    throw error instanceof HelmError ? new Error(`helm template ${release.name}: ${error.message}`) : error;
  }
}
