import { isRecord } from "../../../values";
import type { Json, JsonObject, KubernetesObject } from "../../kubernetes";
import { differences } from "../../plugin-protocol";

const serverMetadata = new Set(["managedFields", "resourceVersion", "generation", "creationTimestamp", "uid"]);

/** Leaves out the fields that the server owns and that say nothing about drift. */
function userPart({ status: _status, metadata, ...object }: KubernetesObject): JsonObject {
  const own = Object.entries(metadata).filter(([key]) => !serverMetadata.has(key));
  return { ...object, metadata: Object.fromEntries(own) };
}

/**
 * Returns the inputs that lead to the live object: the old ones where applying them again changes nothing, and the live values elsewhere.
 *
 * @param reapplied the server's dry run of the old inputs on the live object
 */
export function liveInputs(inputs: JsonObject, live: KubernetesObject, reapplied: KubernetesObject): JsonObject {
  const projected = project(inputs, userPart(live), userPart(reapplied));
  return isRecord(projected) ? projected : {};
}

function project(input: Json | undefined, live: Json | undefined, reapplied: Json | undefined): Json | undefined {
  if (differences(live, reapplied).length === 0) {
    return input;
  }
  if (isRecord(input) && isRecord(live)) {
    const entries = Object.keys(input).map((key) => {
      const before = isRecord(reapplied) ? reapplied[key] : undefined;
      return [key, project(input[key], live[key], before)] as const;
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  return live;
}
