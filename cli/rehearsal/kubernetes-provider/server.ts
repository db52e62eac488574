import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { type PluginServer, servePlugin } from "../plugin-protocol";
import type { WaitBoard } from "../readiness";
import { Instances } from "./instance";
import type { ChartSources } from "./release";
import { kubernetesService } from "./service";
import type { RunCluster } from "./settings";

/** The version that the stand-in reports. */
export const standInVersion = "4.34.2";

/**
 * Starts the stand-in for the Kubernetes provider; it works on real API servers.
 *
 * @param plugins the folder of the credential plugins that kubeconfigs may call
 */
export async function startKubernetesProvider(
  sources: ChartSources,
  waits: WaitBoard,
  signal: AbortSignal,
  { plugins, run }: { readonly plugins: string; readonly run: () => Promise<RunCluster> },
): Promise<PluginServer> {
  const instances = new Instances(signal, waits, sources.environment, { ledger: sources.ledger, plugins, run });
  const service = kubernetesService({ instances, sources, version: standInVersion });
  const { port, stop } = await servePlugin(ResourceProviderService, service);
  return {
    port,
    stop: () => {
      instances.close();
      stop();
    },
  };
}
