import * as grpc from "@grpc/grpc-js";
import { messageOf } from "../error-message";

/** A failure that sets its own gRPC code and metadata. */
export class RpcFailure extends Error {
  readonly code: grpc.status;
  readonly metadata?: grpc.Metadata;

  constructor(message: string, code: grpc.status = grpc.status.UNKNOWN, metadata?: grpc.Metadata) {
    super(message);
    this.code = code;
    this.metadata = metadata;
  }
}

/** Turns a function into a unary gRPC handler; an error that it throws becomes the call's status. */
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
  return { code: grpc.status.UNKNOWN, details: messageOf(error) };
}
