import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { resourceOf } from "../engine";
import { idOf, type JsonObject, type ObjectReference } from "../kubernetes";
import { fromStruct, toStruct } from "../plugin-protocol";
import { type Instance, requireReached } from "./instance";
import { isOnlyRead, patchOf, presumedObject, readManaged, referenceById } from "./objects";
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
  const { access, settings, signal, waits } = instance;
  const inputs = fromStruct(request.getInputs());
  const outputs = fromStruct(request.getProperties());
  if (resourceOf(request.getUrn()).type === releaseType) {
    const found = await readManagedRelease({ access, settings, sources, signal, waits }, inputs, outputs);
    return readResponse(found && { id: request.getId(), inputs, outputs: found });
  }
  const patched = patchOf(request.getUrn());
  const { type } = resourceOf(request.getUrn());
  const reference = referenceById(patched === undefined ? type : type.replace(/Patch$/, ""), request.getId(), inputs);
  const found = await readManaged(access, reference, { inputs, patchOf: patched }, signal);
  return readResponse(orPresumed(found, instance, sources, { inputs, reference }));
}

/**
 * Returns a live object; otherwise one that is assumed to exist, if the program only reads it and either its cluster existed before the
 * program or an absent chart may have created it.
 */
function orPresumed(
  found: Found | undefined,
  { settings }: Instance,
  { ledger: { lacksObjects, presumed } }: ChartSources,
  { inputs, reference }: { readonly inputs: JsonObject; readonly reference: ObjectReference },
): Found | undefined {
  const id = idOf(reference);
  const object = `${reference.kind} ${id}`;
  if (found !== undefined) {
    presumed.found(object);
    return found;
  }
  if (!presumed.has(object) && !(isOnlyRead(inputs) && (settings.isAmbient || lacksObjects))) {
    return undefined;
  }
  presumed.presume(object);
  const made = presumedObject(reference);
  return { id, inputs: made, outputs: made };
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
