import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { CloudPlace } from "../../clouds";
import { digest } from "../../clouds";
import { type UnknownTypes, valueByRule } from "../../unknown-types";
import { fromStruct, Monitor, toStruct, unknownValue } from "../plugin-protocol";

/**
 * Creates a component of a package as one opaque resource: without its plugin, its children are unknown. It has the outputs that its SDK
 * declares; a preview knows none of them.
 */
export async function constructOpaque(
  request: provider.ConstructRequest,
  unknownTypes: UnknownTypes,
  place: CloudPlace,
): Promise<provider.ConstructResponse> {
  const [type, name, inputs] = [request.getType(), request.getName(), request.getInputs() ?? new Struct()];
  unknownTypes.typeOf(type);
  const monitor = new Monitor(request.getMonitorendpoint());
  try {
    const { urn } = await monitor.register({ type, name, inputs, custom: false, parent: request.getParent() });
    const drawn = {
      ...place,
      newId: (prefix: string, of: string) => `${prefix}${digest(`${urn} ${of}`).slice(0, 17)}`,
    };
    const question = { type, name, inputs: fromStruct(inputs), place: drawn, id: urn };
    const outputs = Object.entries(unknownTypes.sdks.typeOf(type)?.outputs ?? {}).map(
      ([key, form]) => [key, request.getDryrun() ? unknownValue : valueByRule(key, form, question)] as const,
    );
    const state = Object.fromEntries(outputs);
    await monitor.registerOutputs(urn, state);
    const response = new provider.ConstructResponse();
    response.setUrn(urn);
    response.setState(toStruct(state));
    return response;
  } finally {
    monitor.close();
  }
}
