import type { RegisteredResource } from "../../../components/testing";
import { plannedResources } from "../planned-resource";

/** The plan for programs to read: sorted by URN, keys sorted, the same bytes for the same program. */
export function planJson(resources: readonly RegisteredResource[]): string {
  return `${JSON.stringify(plannedResources(resources), null, 2)}\n`;
}
