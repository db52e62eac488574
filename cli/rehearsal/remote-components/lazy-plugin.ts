import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { type PluginServer, servePlugin } from "../plugin-protocol";

const asIs = (bytes: Buffer): Buffer => bytes;
const untouched = {
  requestSerialize: asIs,
  requestDeserialize: asIs,
  responseSerialize: asIs,
  responseDeserialize: asIs,
};

/** The calls of a provider, with messages that pass through unread. */
const calls = Object.entries(ResourceProviderService as unknown as grpc.ServiceDefinition).filter(
  ([, { requestStream, responseStream }]) => !requestStream && !responseStream,
);

/** Serves a plugin that starts with the first call: most programs never call it. @param start returns the plugin's port */
export function serveLazily(start: () => Promise<number>): Promise<PluginServer> {
  let client: Promise<grpc.Client> | undefined;
  const connect = async () => new grpc.Client(`127.0.0.1:${await start()}`, grpc.credentials.createInsecure());
  const forward =
    (path: string): grpc.handleUnaryCall<Buffer, Buffer> =>
    (call, callback) => {
      client ??= connect();
      client.then(
        (connected) => connected.makeUnaryRequest(path, asIs, asIs, call.request, callback),
        (error: unknown) => callback({ code: grpc.status.UNAVAILABLE, details: String(error) }),
      );
    };
  /* The engine does not wait long for the first call, and attaches without it if a plugin does not know it. The SDK's server does not. */
  const handshake: grpc.handleUnaryCall<Buffer, Buffer> = (_call, callback) => {
    callback({ code: grpc.status.UNIMPLEMENTED, details: "not implemented: Handshake" });
  };
  return servePlugin(Object.fromEntries(calls.map(([name, method]) => [name, { ...method, ...untouched }])), {
    ...Object.fromEntries(calls.map(([name, { path }]) => [name, forward(path)])),
    handshake,
  });
}
