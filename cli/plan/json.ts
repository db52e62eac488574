import type { RegisteredResource } from "../../components/testing";
import { sorted } from "./sorted";

/** The plan for programs to read: sorted by URN, keys sorted, the same bytes for the same program. */
export function planJson(resources: readonly RegisteredResource[]): string {
  const rows = resources.map((resource) => ({
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    parent: resource.parent ?? null,
    provider: resource.provider ?? null,
    dependsOn: resource.dependsOn,
    propertyDependencies: sorted(resource.propertyDependencies),
    options: sorted(resource.options),
    inputs: sorted(resource.inputs),
    ...(resource.opaque === true ? { opaque: true } : {}),
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
