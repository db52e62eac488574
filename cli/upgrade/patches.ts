import type { RegisteredResource } from "../../components/testing";
import { plannedObjects } from "../plan";
import { labelOf, type PlainObject } from "../wiring";
import type { SourcedObject } from "./apis";
import type { Finding } from "./finding";

/** The Kubernetes objects of a plan: those that it makes, and those that it only patches. */
interface SplitObjects {
  readonly made: readonly SourcedObject[];
  readonly patched: readonly SourcedObject[];
}

/** Distinguishes whole objects from patches such as StorageClassPatch, which change objects that somebody else made. */
export function splitPatches(resources: readonly RegisteredResource[]): SplitObjects {
  const isPatch = ({ type }: RegisteredResource) => type.endsWith("Patch");
  const sourced = (object: PlainObject): SourcedObject => ({ object });
  return {
    made: plannedObjects(resources.filter((resource) => !isPatch(resource))).map(sourced),
    patched: plannedObjects(resources.filter(isPatch)).map(sourced),
  };
}

/** Says that no API server judged the patches: without the rest of the object, it would refuse each. */
export function patchesUnseen(patched: readonly SourcedObject[]): Finding[] {
  return patched.map(({ object }) => ({
    check: "API server",
    state: "unseen",
    subject: labelOf(object),
    message: "it patches an object that the plan does not create, and only the cluster knows the object's other fields",
  }));
}
