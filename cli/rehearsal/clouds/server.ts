import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { CloudCall } from "../../clouds";
import { type PluginServer, servePlugin } from "../plugin-protocol";
import type { Behaviour } from "./acceptance";
import { ProviderInstances } from "./instances";
import { Operations, type Players } from "./operations";
import type { ProviderSettings } from "./provider-settings";
import { cloudService } from "./service";

/** Options of a simulated cloud. */
export interface CloudServerOptions extends Players {
  readonly settings: ProviderSettings;
  readonly signal: AbortSignal;
  /** Called when a program configures a provider of this cloud. */
  readonly onUse: () => void;
  /** Overrides the defaults: as long as the type says or 5 ms for each call, 5 s of retries, no faults. */
  readonly behaviour?: Partial<Behaviour>;
}

const latencyMilliseconds = 5;
const patienceMilliseconds = 5000;

/** Starts the stand-in for a cloud's provider. Pulumi attaches to it with `PULUMI_DEBUG_PROVIDERS=<plugin>:<port>`. */
export function startCloudProvider(options: CloudServerOptions): Promise<PluginServer> {
  const { settings, signal, onUse, provider } = options;
  const latency = ({ type }: CloudCall) => provider.types[type]?.takesMilliseconds ?? latencyMilliseconds;
  const behaviour = { latency, patienceMilliseconds, ...options.behaviour };
  const operations = new Operations(options, behaviour);
  const instances = new ProviderInstances(provider.plugin, settings, signal, onUse);
  return servePlugin(ResourceProviderService, cloudService(settings, instances, operations));
}
