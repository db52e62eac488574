import type { RegisteredResource } from "../../../components/testing";
import { plannedResources } from "../planned-resource";

/** Renders the plan for programs: sorted by URN, keys sorted, so that the same program gives the same bytes. */
export function planJson(resources: readonly RegisteredResource[]): string {
  return `${JSON.stringify(plannedResources(resources), null, 2)}\n`;
}
