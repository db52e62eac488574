import type * as grpc from "@grpc/grpc-js";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { fromStruct } from "../kubernetes/messages";
import { unary } from "../unary";
import {
  checkConfig,
  checkResource,
  createResource,
  deleteResource,
  diffConfig,
  diffResource,
  readResource,
  updateResource,
} from "./calls";
import type { AwsInstances } from "./instances";
import type { Operations } from "./operations";

/** The engine's calls, each with the function that answers it. */
export function awsService(
  instances: AwsInstances,
  operations: Operations,
  version: string,
): grpc.UntypedServiceImplementation {
  return {
    handshake: unary(() => new provider.ProviderHandshakeResponse()),
    attach: unary(() => new Empty()),
    getPluginInfo: unary(() => {
      const info = new plugin.PluginInfo();
      info.setVersion(version);
      return info;
    }),
    checkConfig: unary(checkConfig),
    diffConfig: unary(diffConfig),
    configure: unary((request: provider.ConfigureRequest, peer) => {
      instances.configure(peer, fromStruct(request.getArgs()));
      const response = new provider.ConfigureResponse();
      response.setSupportspreview(true);
      return response;
    }),
    check: unary(checkResource),
    diff: unary(diffResource),
    create: unary((request: provider.CreateRequest, peer) => createResource(operations, instances.of(peer), request)),
    read: unary((request: provider.ReadRequest) => readResource(operations, request)),
    update: unary((request: provider.UpdateRequest, peer) => updateResource(operations, instances.of(peer), request)),
    delete: unary((request: provider.DeleteRequest, peer) => deleteResource(operations, instances.of(peer), request)),
    cancel: unary((_: Empty, peer) => {
      instances.cancel(peer);
      return new Empty();
    }),
    invoke: unary((request: provider.InvokeRequest) => {
      throw new Error(`function ${request.getTok()} is not simulated in a rehearsal: give its result by configuration`);
    }),
    getMappings: unary(() => new provider.GetMappingsResponse()),
    getMapping: unary(() => new provider.GetMappingResponse()),
  };
}
