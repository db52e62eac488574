import { progressLine, resolveTools } from "../../toolchain";
import type { ProviderChoice } from "../contract";
import { standInVersion } from "../kubernetes-provider";
import { askVersion, findKubernetesPlugin, type OfficialPlugin } from "./official-parts";

const tool = "pulumi-resource-kubernetes";

/** The facts that the choice depends on. */
interface ProviderRequest {
  readonly choice: ProviderChoice;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
}

/**
 * Returns Pulumi's own Kubernetes provider if the run uses it: an installed one, otherwise the toolchain's if the user asks for it. It
 * ignores the cache of earlier runs, so that the same command has the same effect on every machine.
 */
export async function officialKubernetesProvider(request: ProviderRequest): Promise<OfficialPlugin | undefined> {
  const { choice, environment, report, signal } = request;
  if (choice === "stand-in") {
    return undefined;
  }
  const installed = await findKubernetesPlugin(environment, Number.parseInt(standInVersion, 10));
  if (installed !== undefined) {
    return installed;
  }
  if (choice === "auto") {
    return undefined;
  }
  const { [tool]: provided } = await resolveTools([tool], {
    env: environment,
    signal,
    report: (event) => report(progressLine(event)),
  });
  const version = (await askVersion(provided.path, environment)) ?? provided.version;
  return { file: provided.path, version };
}
