import type * as grpc from "@grpc/grpc-js";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { fromStruct, pluginInfo, unary } from "../plugin-protocol";
import {
  callFunction,
  checkConfig,
  checkResource,
  createResource,
  deleteResource,
  diffConfig,
  diffResource,
  readResource,
  updateResource,
} from "./calls";
import type { ProviderInstances } from "./instances";
import type { Operations } from "./operations";
import type { ProviderSettings } from "./provider-settings";

/** Returns the handlers of the engine's calls. */
export function cloudService(
  settings: ProviderSettings,
  instances: ProviderInstances,
  operations: Operations,
): grpc.UntypedServiceImplementation {
  return {
    handshake: unary(() => new provider.ProviderHandshakeResponse()),
    attach: unary(() => new Empty()),
    getPluginInfo: unary(() => pluginInfo(operations.cloud.version)),
    checkConfig: unary((request: provider.CheckRequest) => checkConfig(settings, request)),
    diffConfig: unary((request: provider.DiffRequest) => diffConfig(settings, request)),
    configure: unary((request: provider.ConfigureRequest, peer) => {
      instances.configure(peer, fromStruct(request.getArgs()));
      const response = new provider.ConfigureResponse();
      response.setSupportspreview(true);
      return response;
    }),
    check: unary((request: provider.CheckRequest) => checkResource(operations, request)),
    diff: unary((request: provider.DiffRequest) => diffResource(operations, request)),
    create: unary((request: provider.CreateRequest, peer) => createResource(operations, instances.of(peer), request)),
    read: unary((request: provider.ReadRequest, peer) => readResource(operations, instances.of(peer), request)),
    update: unary((request: provider.UpdateRequest, peer) => updateResource(operations, instances.of(peer), request)),
    delete: unary((request: provider.DeleteRequest, peer) => deleteResource(operations, instances.of(peer), request)),
    cancel: unary((_: Empty, peer) => {
      instances.cancel(peer);
      return new Empty();
    }),
    invoke: unary((request: provider.InvokeRequest, peer) => callFunction(operations, instances.of(peer), request)),
    getMappings: unary(() => new provider.GetMappingsResponse()),
    getMapping: unary(() => new provider.GetMappingResponse()),
  };
}
