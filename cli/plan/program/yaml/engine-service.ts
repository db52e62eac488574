import type * as grpc from "@grpc/grpc-js";
import * as engine from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { LogEntry } from "../../../../components/testing";
import { unary } from "../../../grpc";

const severities: Partial<Record<number, LogEntry["severity"]>> = {
  [engine.LogSeverity.INFO]: "info",
  [engine.LogSeverity.WARNING]: "warn",
  [engine.LogSeverity.ERROR]: "error",
};

/** Serves the part of the engine to which a program logs. Messages for debugging are dropped. */
export function engineService(log: (entry: LogEntry) => void): grpc.UntypedServiceImplementation {
  let root = "";
  return {
    log: unary((request: engine.LogRequest) => {
      const severity = severities[request.getSeverity()];
      const urn = request.getUrn();
      if (severity !== undefined) {
        log({ severity, message: request.getMessage().trim(), ...(urn !== "" && { urn }) });
      }
      return new Empty();
    }),
    getRootResource: unary(() => {
      const response = new engine.GetRootResourceResponse();
      response.setUrn(root);
      return response;
    }),
    setRootResource: unary((request: engine.SetRootResourceRequest) => {
      root = request.getUrn();
      return new engine.SetRootResourceResponse();
    }),
    requirePulumiVersion: unary(() => new engine.RequirePulumiVersionResponse()),
  };
}
