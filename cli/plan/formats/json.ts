import type { RegisteredResource } from "../../../components/testing";
import { plannedResource } from "../planned-resource";

/** Renders the plan for programs, piece by piece: sorted by URN, keys sorted, so that the same program gives the same bytes. */
export function* planJson(resources: readonly RegisteredResource[]): Generator<string> {
  let before = "[\n  ";
  for (const resource of resources) {
    yield `${before}${JSON.stringify(plannedResource(resource), null, 2).replaceAll("\n", "\n  ")}`;
    before = ",\n  ";
  }
  yield resources.length === 0 ? "[]\n" : "\n]\n";
}
