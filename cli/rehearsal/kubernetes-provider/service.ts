import type * as grpc from "@grpc/grpc-js";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { fromStruct } from "../plugin-protocol/messages";
import { unary } from "../plugin-protocol/unary";
import { createResource, deleteResource, readResource, updateResource } from "./change-calls";
import type { Instances } from "./instance";
import { checkConfig, checkResource, diffConfig, diffResource } from "./plan-calls";
import type { ChartSources } from "./release/chart-content";

/** What the calls of the service work with. */
export interface ServiceContext {
  readonly instances: Instances;
  readonly sources: ChartSources;
  readonly version: string;
}

/** The engine's calls, each with the function that answers it. */
export function kubernetesService(context: ServiceContext): grpc.UntypedServiceImplementation {
  const { instances } = context;
  return {
    handshake: unary(handshake),
    attach: unary(() => new Empty()),
    getPluginInfo: unary(() => pluginInfo(context.version)),
    checkConfig: unary(checkConfig),
    diffConfig: unary(diffConfig),
    configure: unary(async (request: provider.ConfigureRequest, peer) => {
      await instances.configure(peer, fromStruct(request.getArgs()));
      return configured();
    }),
    check: unary((request: provider.CheckRequest, peer) => checkResource(instances.of(peer), request)),
    diff: unary((request: provider.DiffRequest, peer) => diffResource(instances.of(peer), request)),
    create: unary((request: provider.CreateRequest, peer) => createResource(instances.of(peer), context, request)),
    read: unary((request: provider.ReadRequest, peer) => readResource(instances.of(peer), context, request)),
    update: unary((request: provider.UpdateRequest, peer) => updateResource(instances.of(peer), context, request)),
    delete: unary((request: provider.DeleteRequest, peer) => deleteResource(instances.of(peer), context, request)),
    cancel: unary((_: Empty, peer) => {
      instances.cancel(peer);
      return new Empty();
    }),
    invoke: unary((request: provider.InvokeRequest) => {
      throw new Error(`${request.getTok()} is not supported in a rehearsal`);
    }),
    construct: unary((request: provider.ConstructRequest) => {
      throw new Error(`${request.getType()} is not supported in a rehearsal: use plain resources or helm.v3.Release`);
    }),
    call: unary((request: provider.CallRequest) => {
      throw new Error(`${request.getTok()} is not supported in a rehearsal`);
    }),
    getMappings: unary(() => new provider.GetMappingsResponse()),
    getMapping: unary(() => new provider.GetMappingResponse()),
  };
}

function handshake(): provider.ProviderHandshakeResponse {
  const response = new provider.ProviderHandshakeResponse();
  response.setSupportsAutonamingConfiguration(true);
  return response;
}

function configured(): provider.ConfigureResponse {
  const response = new provider.ConfigureResponse();
  response.setSupportspreview(true);
  response.setSupportsAutonamingConfiguration(true);
  return response;
}

function pluginInfo(version: string): plugin.PluginInfo {
  const info = new plugin.PluginInfo();
  info.setVersion(version);
  return info;
}
