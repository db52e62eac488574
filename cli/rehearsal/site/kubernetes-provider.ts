import { listTools, progressLine, resolveTools } from "../../toolchain";
import type { ProviderChoice } from "../contract";
import { standInVersion } from "../kubernetes-provider";
import { askVersion, findKubernetesPlugin, type OfficialPlugin } from "./official-parts";

const tool = "pulumi-resource-kubernetes";

/** What the choice depends on. */
interface ProviderRequest {
  readonly choice: ProviderChoice;
  /** The folder of `--charts`. */
  readonly charts?: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
}

/**
 * Returns Pulumi's own Kubernetes provider if it plays: an installed one, otherwise that of the toolchain, which is only downloaded or
 * built if the user asks for it. Without a choice, the toolchain's plays only if there are charts for it: it fetches the others from
 * their repositories, and a machine that had to build it probably reaches none.
 */
export async function officialKubernetesProvider(request: ProviderRequest): Promise<OfficialPlugin | undefined> {
  const { charts, choice, environment, report, signal } = request;
  if (choice === "stand-in") {
    return undefined;
  }
  const installed = await findKubernetesPlugin(environment, Number.parseInt(standInVersion, 10));
  if (installed !== undefined) {
    return installed;
  }
  if (choice === "auto" && (charts === undefined || !(await isCached(environment)))) {
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

async function isCached(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const [listed] = await listTools([tool], { env: environment });
  return listed?.found !== undefined;
}
