import type { RegisteredResource } from "../../../components/testing";
import { families } from "./families";
import { entryOf } from "./family-line";

/** Returns what the line of a cloud resource says: its own values, and those of the resources that belong to it. */
export function partLines(head: RegisteredResource, resources: readonly RegisteredResource[]): readonly string[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const headOf = families(byUrn);
  const parts = resources.filter((resource) => resource !== head && headOf(resource) === head);
  return entryOf({ head, parts }, byUrn, () => []).values;
}
