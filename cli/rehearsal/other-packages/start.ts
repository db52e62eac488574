import type * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { type CloudProvider, type CloudResource, type CloudTypes, digest } from "../../clouds";
import { stdResult } from "../../std";
import type { UnknownTypes } from "../../unknown-types";
import { cloudService, Operations, ProviderInstances, type ProviderSettings, SimulatedAccount } from "../clouds";
import { CloudHoldingsList } from "../controllers";
import type { ClusterPlanes } from "../planes";
import { fromStruct, keepingSecrets, servePlugin, toStruct, unary } from "../plugin-protocol";
import type { Cleanup } from "../processes";
import type { Part } from "../report";
import { constructOpaque } from "./components";
import { randomTypes } from "./random";
import { tlsTypes } from "./tls";

/** Packages whose types are simulated, by the plugin's name. */
const known: Readonly<Record<string, CloudTypes>> = { random: randomTypes, tls: tlsTypes };

/** Plugins that others serve. */
const elsewhere = new Set(["aws", "azure-native", "gcp", "eks", "kubernetes"]);

/** The plugins of providers that a program itself defines. Their code might change anything, so a rehearsal does not run it unasked. */
const dynamicProviders = ["pulumi-nodejs", "pulumi-python"];

const place = { accountId: "simulated", region: "simulated" };

/** Every setting is accepted, because the service behind it is never called. */
const settings: ProviderSettings = { check: () => [], replaces: [], placeOf: () => place };

/** The arguments for starting the other packages. */
export interface OtherPackagesOptions {
  readonly unknownTypes: UnknownTypes;
  /** The project's folder. */
  readonly projectDirectory: string;
  /** Packages that the program uses without an SDK in the project. */
  readonly usedPackages: readonly string[];
  readonly parts: Record<string, Part>;
  /** Plugins that really run. */
  readonly running: readonly string[];
  /** The API servers of the run. Its own one stands in for every cluster that such a package creates. */
  readonly planes: Pick<ClusterPlanes, "first" | "leave" | "take">;
  readonly signal: AbortSignal;
  readonly cleanup: Cleanup;
}

/**
 * Serves each provider that nothing else simulates and whose SDK the project has installed, or that the program uses otherwise.
 *
 * @returns the value for `PULUMI_DEBUG_PROVIDERS`; empty if there is no such SDK
 */
export async function startOtherPackages(options: OtherPackagesOptions): Promise<string> {
  const used = [...options.unknownTypes.sdks.plugins, ...options.usedPackages];
  const isElsewhere = (plugin: string) => elsewhere.has(plugin) || options.running.includes(plugin);
  const plugins = [...new Set([...used, ...dynamicProviders])].filter((plugin) => !isElsewhere(plugin));
  const started = await Promise.all(plugins.map((plugin) => startPackage(plugin, options)));
  return started.join(",");
}

async function startPackage(plugin: string, options: OtherPackagesOptions): Promise<string> {
  const { cleanup, parts, planes, signal, unknownTypes } = options;
  const { kubeconfig } = planes.first.controlPlane;
  const version = unknownTypes.sdks.versionOf(plugin) ?? "0.0.0";
  const played = providerOf(plugin, version);
  const account = new SimulatedAccount(
    {
      clusterType: "",
      balancedNetwork: () => ({ networkId: "", subnetIds: [] }),
      leaves: () => undefined,
      goesWith: () => false,
    },
    () => new CloudHoldingsList(),
  );
  const effects = {
    created: async ({ id, state, type }: CloudResource) => {
      if (Object.values(state).includes(kubeconfig)) {
        planes.take(type, id);
      }
      return undefined;
    },
    updated: async () => undefined,
    deleting: async ({ id, type }: CloudResource) => planes.leave(type, id),
  };
  const players = { provider: played, account, effects, unknownTypes, kubeconfig };
  const operations = new Operations(players, { latency: () => 0, patienceMilliseconds: 0 });
  const onUse = () => {
    parts[`pulumi-resource-${plugin}`] = { version, official: false };
  };
  const instances = new ProviderInstances(plugin, settings, signal, onUse);
  const service = keepingSecrets(cloudService(settings, instances, operations));
  const server = await servePlugin(ResourceProviderService, {
    ...service,
    ...(plugin === "std" && { invoke: stdInvoke(options.projectDirectory, onUse) }),
    handshake: unary(handshake),
    configure: unary((_: provider.ConfigureRequest, peer) => {
      instances.configure(peer, {});
      const response = new provider.ConfigureResponse();
      response.setSupportspreview(true);
      response.setAcceptsecrets(true);
      response.setAcceptresources(true);
      return response;
    }),
    construct: unary((request: provider.ConstructRequest) => {
      onUse();
      return constructOpaque(request, unknownTypes, { ...place, newId: played.drawId });
    }),
  });
  cleanup.add(() => server.stop());
  return `${plugin}:${server.port}`;
}

/** Computes the functions of `@pulumi/std`. */
function stdInvoke(folder: string, onUse: () => void): grpc.UntypedHandleCall {
  return unary((request: provider.InvokeRequest) => {
    onUse();
    const response = new provider.InvokeResponse();
    response.setReturn(toStruct(stdResult(request.getTok(), fromStruct(request.getArgs()), folder)));
    return response;
  });
}

/** Says that the plugin understands what the inputs of components hold. */
function handshake(): provider.ProviderHandshakeResponse {
  const response = new provider.ProviderHandshakeResponse();
  response.setAcceptSecrets(true);
  response.setAcceptResources(true);
  return response;
}

function providerOf(plugin: string, version: string): CloudProvider {
  return {
    plugin,
    version,
    types: known[plugin] ?? {},
    nameSuffix: { separator: "-", digits: 7 },
    isSet: () => false,
    refuses: { create: [], update: [], delete: [] },
    faultMessage: (_, { message }) => message,
    drawId: (prefix, of) => `${prefix}${digest(of).slice(0, 17)}`,
  };
}
