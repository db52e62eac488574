import * as grpc from "@grpc/grpc-js";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import * as status from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { RpcFailure } from "../../grpc";
import type { JsonObject } from "../kubernetes";
import { toStruct } from "./messages";

/** Creates the failure that says to the engine: the resource exists, but it is not as it should be. */
export function initFailure(id: string, inputs: JsonObject, outputs: object, reason: string): RpcFailure {
  const detail = new provider.ErrorResourceInitFailed();
  detail.setId(id);
  detail.setInputs(toStruct(inputs));
  detail.setProperties(toStruct(outputs));
  detail.setReasonsList([reason]);
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const rpcStatus = new status.Status();
  rpcStatus.setCode(grpc.status.UNKNOWN);
  rpcStatus.setMessage(reason);
  rpcStatus.addDetails(packed);
  const metadata = new grpc.Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(rpcStatus.serializeBinary()));
  return new RpcFailure(reason, grpc.status.UNKNOWN, metadata);
}
