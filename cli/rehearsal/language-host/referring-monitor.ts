import * as grpc from "@grpc/grpc-js";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { ReadResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { howToRefer, referredStack, type StackReferences } from "../../project";
import { forwarding, type PluginServer, servePlugin } from "../plugin-protocol";

const referenceType = "pulumi:pulumi:StackReference";

/**
 * Serves a monitor between a program and the engine. It points each StackReference to a stack of the run's own backend, because a backend
 * of files has no organizations.
 *
 * @param engine the address of the engine's monitor
 */
export function serveReferringMonitor(
  engine: string,
  references: StackReferences,
  project: string,
): Promise<PluginServer> {
  const limits = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
  const client = new grpc.Client(engine, grpc.credentials.createInsecure(), limits);
  const { definition, implementation } = forwarding(ResourceMonitorService, () => Promise.resolve(client), {
    readResource: (message) => referringToRun(message, references, project),
  });
  return servePlugin(definition, implementation);
}

/**
 * Renames the stack that a request to read a StackReference names; all other requests stay as they are.
 *
 * @throws Error if its outputs are not given
 */
export function referringToRun(message: Buffer, references: StackReferences, ownProject: string): Buffer {
  const request = ReadResourceRequest.deserializeBinary(message);
  if (request.getType() !== referenceType) {
    return message;
  }
  const name = request.getId();
  if (references[name] === undefined) {
    throw new Error(howToRefer(name));
  }
  const { project, stack } = referredStack(name, ownProject);
  const own = `organization/${project}/${stack}`;
  request.setId(own);
  request.setProperties(Struct.fromJavaScript({ ...request.getProperties()?.toJavaScript(), name: own }));
  return Buffer.from(request.serializeBinary());
}
