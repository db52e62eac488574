import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { serveOnLoopback, serverOptions } from "../unary";
import type { SimulatedAccount } from "./account";
import type { CloudCluster } from "./cluster/simulated-cluster";
import { Effects } from "./effects";
import { AwsInstances } from "./instances";
import { awsService } from "./service";
import { type Behaviour, Operations } from "./operations";

/** The version of Pulumi's provider whose behaviour is played. */
export const simulatedVersion = "7.48.0";

/** What the simulated AWS is started with. */
export interface AwsOptions {
  readonly account: SimulatedAccount;
  readonly cluster: CloudCluster;
  /** What the outputs of an EKS cluster name: the run's own API server. */
  readonly controlPlane: { readonly server: string; readonly certificateAuthority: string };
  readonly signal: AbortSignal;
  /** Called once a program has an AWS provider. */
  readonly onUse: () => void;
  /** Laid over the usual: some milliseconds for each call, five seconds of patience, no faults. */
  readonly behaviour?: Partial<Behaviour>;
}

const usual: Behaviour = { latency: () => 5, patienceMilliseconds: 5000 };

/** Starts the stand-in for the AWS provider: attach it by `PULUMI_DEBUG_PROVIDERS=aws:<port>`. */
export async function startAwsProvider(options: AwsOptions): Promise<{ readonly port: number; stop(): void }> {
  const { account, cluster, signal, controlPlane, onUse } = options;
  const certificateAuthority = Buffer.from(controlPlane.certificateAuthority).toString("base64");
  const facts = { controlPlane: { endpoint: controlPlane.server, certificateAuthority } };
  const operations = new Operations(account, new Effects(account, cluster, facts), { ...usual, ...options.behaviour });
  const server = new grpc.Server(serverOptions);
  server.addService(ResourceProviderService, awsService(new AwsInstances(signal, onUse), operations, simulatedVersion));
  return serveOnLoopback(server);
}
