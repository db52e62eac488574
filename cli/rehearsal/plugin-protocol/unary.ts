import * as grpc from "@grpc/grpc-js";

/** A failure that already knows how gRPC should show it (code, message, metadata). */
export class RpcFailure extends Error {
  readonly code: grpc.status;
  readonly metadata?: grpc.Metadata;

  constructor(message: string, code: grpc.status = grpc.status.UNKNOWN, metadata?: grpc.Metadata) {
    super(message);
    this.code = code;
    this.metadata = metadata;
  }
}

/** Wraps an async function as a unary gRPC handler; whatever it throws becomes the call's status. */
export function unary<Request, Response>(
  handle: (request: Request, peer: string) => Promise<Response> | Response,
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    void answer(call, callback, handle);
  };
}

async function answer<Request, Response>(
  call: grpc.ServerUnaryCall<Request, Response>,
  callback: grpc.sendUnaryData<Response>,
  handle: (request: Request, peer: string) => Promise<Response> | Response,
): Promise<void> {
  try {
    callback(null, await handle(call.request, call.getPeer()));
  } catch (error) {
    callback(asServiceError(error));
  }
}

function asServiceError(error: unknown): Partial<grpc.ServiceError> {
  if (error instanceof RpcFailure) {
    return { code: error.code, details: error.message, ...(error.metadata && { metadata: error.metadata }) };
  }
  return { code: grpc.status.UNKNOWN, details: error instanceof Error ? error.message : String(error) };
}

/** Starts a gRPC server on a free loopback port and says how to stop it. */
export async function serveOnLoopback(
  server: grpc.Server,
): Promise<{ readonly port: number; readonly stop: () => void }> {
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { port, stop: () => server.forceShutdown() };
}

/** Messages of up to 400 MB, as the engine's own servers accept. */
export const serverOptions: grpc.ServerOptions = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.max_send_message_length": 400 * 1024 * 1024,
};
