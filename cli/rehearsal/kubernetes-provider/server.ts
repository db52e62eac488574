import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { serveOnLoopback, serverOptions } from "../plugin-protocol/unary";
import type { WaitBoard } from "../readiness/wait-board";
import { Instances } from "./instance";
import type { ChartSources } from "./release/chart-content";
import { kubernetesService } from "./service";

/** The version that the stand-in says it has. */
export const standInVersion = "4.34.2";

/** A running stand-in: attach it by `PULUMI_DEBUG_PROVIDERS=kubernetes:<port>`. */
export interface KubernetesProvider {
  readonly port: number;
  stop(): void;
}

/** Starts the stand-in for the Kubernetes provider; it works on real API servers. */
export async function startKubernetesProvider(
  sources: ChartSources,
  waits: WaitBoard,
  signal: AbortSignal,
): Promise<KubernetesProvider> {
  const instances = new Instances(signal, waits, sources.environment.PATH ?? "");
  const server = new grpc.Server(serverOptions);
  server.addService(ResourceProviderService, kubernetesService({ instances, sources, version: standInVersion }));
  const { port, stop } = await serveOnLoopback(server);
  return {
    port,
    stop: () => {
      instances.close();
      stop();
    },
  };
}
