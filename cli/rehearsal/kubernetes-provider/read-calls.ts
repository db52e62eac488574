import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { text } from "../../values";
import { resourceOf } from "../engine";
import type { JsonObject } from "../kubernetes";
import { fromStruct, toStruct } from "../plugin-protocol";
import { type Instance, requireReached } from "./instance";
import { patchOf, presumedObject, readManaged, referenceById } from "./objects";
import { type ChartSources, readManagedRelease, releaseType } from "./release";

/** A resource as it is now. */
interface Found {
  readonly id: string;
  readonly inputs: JsonObject;
  readonly outputs: JsonObject;
}

/** Reads a resource as it is now; an empty answer says that it is gone. */
export async function readResource(
  instance: Instance,
  sources: ChartSources,
  request: provider.ReadRequest,
): Promise<provider.ReadResponse> {
  requireReached(instance);
  const { access, signal, waits } = instance;
  const inputs = fromStruct(request.getInputs());
  const outputs = fromStruct(request.getProperties());
  if (resourceOf(request.getUrn()).type === releaseType) {
    const found = await readManagedRelease({ access, sources, signal, waits }, inputs, outputs);
    return readResponse(found && { id: request.getId(), inputs, outputs: found });
  }
  const known = { inputs, outputs, patchOf: patchOf(request.getUrn()) };
  const found = await readManaged(access, request.getId(), known, signal);
  return readResponse(orPresumed(found, instance, sources, request));
}

/**
 * Returns a live object; otherwise one that is taken to exist, if the program only reads it and either its cluster existed before the
 * program or charts are absent that may have made it.
 */
function orPresumed(
  found: Found | undefined,
  { settings }: Instance,
  { ledger: { lacksCharts, presumed } }: ChartSources,
  request: provider.ReadRequest,
): Found | undefined {
  const inputs = fromStruct(request.getInputs());
  const isOnlyRead = text(inputs, "kind") === undefined;
  const reference = referenceById(isOnlyRead ? fromStruct(request.getProperties()) : inputs, request.getId());
  const object = `${reference.kind} ${request.getId()}`;
  if (found !== undefined) {
    presumed.found(object);
    return found;
  }
  if (!presumed.has(object) && !(isOnlyRead && (settings.isAmbient || lacksCharts))) {
    return undefined;
  }
  presumed.presume(object);
  const made = presumedObject(reference);
  return { id: request.getId(), inputs: made, outputs: made };
}

function readResponse(found: Found | undefined): provider.ReadResponse {
  const response = new provider.ReadResponse();
  if (found !== undefined) {
    response.setId(found.id);
    response.setInputs(toStruct(found.inputs));
    response.setProperties(toStruct(found.outputs));
  }
  return response;
}
