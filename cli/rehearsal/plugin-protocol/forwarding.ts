import * as grpc from "@grpc/grpc-js";
import { messageOf } from "../../error-message";

const asIs = (bytes: Buffer): Buffer => bytes;
const untouched = {
  requestSerialize: asIs,
  requestDeserialize: asIs,
  responseSerialize: asIs,
  responseDeserialize: asIs,
};

/** Changes a message on its way. @throws Error that reaches the caller */
export type Rewrite = (message: Buffer) => Buffer;

/** A gRPC service that passes its calls on, with messages that are not read. */
export interface Forwarding {
  readonly definition: grpc.ServiceDefinition;
  readonly implementation: Readonly<Record<string, grpc.handleUnaryCall<Buffer, Buffer>>>;
}

/**
 * Creates a service that passes calls on to another server, except those that stream.
 *
 * @param connect returns the client of that server; called with each call
 * @param rewrites changes to requests, by the name of the call
 */
export function forwarding(
  service: grpc.ServiceDefinition,
  connect: () => Promise<grpc.Client>,
  rewrites: Readonly<Record<string, Rewrite>> = {},
): Forwarding {
  const calls = Object.entries(service).filter(
    ([, { requestStream, responseStream }]) => !requestStream && !responseStream,
  );
  const forward =
    (path: string, rewrite: Rewrite): grpc.handleUnaryCall<Buffer, Buffer> =>
    (call, callback) => {
      connect().then(
        (connected) => {
          try {
            connected.makeUnaryRequest(path, asIs, asIs, rewrite(call.request), callback);
          } catch (error) {
            callback({
              code: grpc.status.INVALID_ARGUMENT,
              details: messageOf(error),
            });
          }
        },
        (error: unknown) => callback({ code: grpc.status.UNAVAILABLE, details: String(error) }),
      );
    };
  return {
    definition: Object.fromEntries(calls.map(([name, method]) => [name, { ...method, ...untouched }])),
    implementation: Object.fromEntries(calls.map(([name, { path }]) => [name, forward(path, rewrites[name] ?? asIs)])),
  };
}
