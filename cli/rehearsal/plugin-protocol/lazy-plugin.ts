import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { type PluginServer, servePlugin } from "../../grpc";
import { forwarding } from "./forwarding";

/** Serves a plugin that starts with the first call: most programs never call it. @param start returns the plugin's port */
export function serveLazily(start: () => Promise<number>): Promise<PluginServer> {
  let client: Promise<grpc.Client> | undefined;
  const connect = () =>
    (client ??= start().then((port) => new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure())));
  const { definition, implementation } = forwarding(ResourceProviderService, connect);
  /* The engine does not wait long for the first call, and attaches without it if a plugin does not know it. The SDK's server does not. */
  const handshake: grpc.handleUnaryCall<Buffer, Buffer> = (_call, callback) => {
    callback({ code: grpc.status.UNIMPLEMENTED, details: "not implemented: Handshake" });
  };
  return servePlugin(definition, { ...implementation, handshake });
}
