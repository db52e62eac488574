import { isRecord, type Json, type JsonObject, type KubernetesObject } from "../../kubernetes/object";
import { differences } from "../../plugin-protocol/difference";

/** Fields of an object that the server keeps for itself and that say nothing about drift. */
const serverFields = new Set(["status"]);
const serverMetadata = new Set(["managedFields", "resourceVersion", "generation", "creationTimestamp", "uid"]);

/** An object as far as a user may have said it. */
function userPart(object: KubernetesObject): JsonObject {
  const entries = Object.entries(object as unknown as JsonObject).filter(([key]) => !serverFields.has(key));
  const metadata = Object.entries(object.metadata as JsonObject).filter(([key]) => !serverMetadata.has(key));
  return { ...Object.fromEntries(entries), metadata: Object.fromEntries(metadata) };
}

/**
 * The inputs that would lead to the live object: where applying the old inputs again would change nothing, the old
 * inputs; elsewhere what is live. `reapplied` is the server's dry run of the old inputs on the live object.
 */
export function liveInputs(inputs: JsonObject, live: KubernetesObject, reapplied: KubernetesObject): JsonObject {
  if (differences(userPart(live), userPart(reapplied)).length === 0) {
    return inputs;
  }
  return (project(inputs, userPart(live), userPart(reapplied)) ?? {}) as JsonObject;
}

function project(input: Json, live: Json | undefined, reapplied: Json | undefined): Json | undefined {
  if (differences(live, reapplied).length === 0) {
    return input;
  }
  if (isRecord(input) && isRecord(live)) {
    const entries = Object.keys(input).map((key) => {
      const before = isRecord(reapplied) ? reapplied[key] : undefined;
      return [key, project(input[key] as Json, live[key], before)] as const;
    });
    return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  }
  return live;
}
