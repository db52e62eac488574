import type * as grpc from "@grpc/grpc-js";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { fromStruct, keepingSecrets, pluginInfo, unary } from "../plugin-protocol";
import { createResource, deleteResource, updateResource } from "./change-calls";
import { constructCollection } from "./collections";
import { callFunction } from "./functions";
import type { Instances } from "./instance";
import { checkConfig, checkResource, diffConfig, diffResource } from "./plan-calls";
import { readResource } from "./read-calls";
import type { ChartSources } from "./release";

/** The parts that the service's calls use. */
export interface ServiceContext {
  readonly instances: Instances;
  readonly sources: ChartSources;
  readonly version: string;
}

/** Maps each call of the engine to the function that answers it. */
export function kubernetesService({ instances, sources, version }: ServiceContext): grpc.UntypedServiceImplementation {
  return keepingSecrets({
    handshake: unary(handshake),
    attach: unary(() => new Empty()),
    getPluginInfo: unary(() => pluginInfo(version)),
    checkConfig: unary(checkConfig),
    diffConfig: unary(diffConfig),
    configure: unary(async (request: provider.ConfigureRequest, peer) => {
      await instances.configure(peer, fromStruct(request.getArgs()), providerName(request));
      return configured();
    }),
    check: unary((request: provider.CheckRequest, peer) => checkResource(instances.of(peer), sources.ledger, request)),
    diff: unary((request: provider.DiffRequest, peer) => diffResource(instances.of(peer), request)),
    create: unary((request: provider.CreateRequest, peer) => createResource(instances.of(peer), sources, request)),
    read: unary((request: provider.ReadRequest, peer) => readResource(instances.of(peer), sources, request)),
    update: unary((request: provider.UpdateRequest, peer) => updateResource(instances.of(peer), sources, request)),
    delete: unary((request: provider.DeleteRequest, peer) => deleteResource(instances.of(peer), sources, request)),
    cancel: unary((_: Empty, peer) => {
      instances.cancel(peer);
      return new Empty();
    }),
    invoke: unary((request: provider.InvokeRequest, peer) => callFunction(instances.of(peer), sources, request)),
    construct: unary((request: provider.ConstructRequest, peer) =>
      constructCollection(instances.of(peer), { ...sources, version }, request),
    ),
    call: unary((request: provider.CallRequest) => {
      throw new Error(`a rehearsal does not support ${request.getTok()}`);
    }),
    getMappings: unary(() => new provider.GetMappingsResponse()),
    getMapping: unary(() => new provider.GetMappingResponse()),
  });
}

/** Returns the name that the program gives its provider; undefined for one of the engine's, such as `default_4_34_2`. */
function providerName(request: provider.ConfigureRequest): string | undefined {
  const name = request.getName();
  return name === undefined || /^(?:default(?:_\d.*)?)?$/.test(name) ? undefined : name;
}

function handshake(): provider.ProviderHandshakeResponse {
  const response = new provider.ProviderHandshakeResponse();
  response.setAcceptSecrets(true);
  response.setAcceptResources(true);
  response.setSupportsAutonamingConfiguration(true);
  return response;
}

function configured(): provider.ConfigureResponse {
  const response = new provider.ConfigureResponse();
  response.setSupportspreview(true);
  response.setAcceptsecrets(true);
  response.setAcceptresources(true);
  response.setSupportsAutonamingConfiguration(true);
  return response;
}
