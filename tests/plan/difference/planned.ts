import { difference } from "../../../cli/plan/difference/difference";
import type { PlannedResource } from "../../../cli/plan/planned-resource";

/** The URN of a resource of a stack's top. */
export function urnOf(type: string, name: string): string {
  return `urn:pulumi:prod::keelson::${type}::${name}`;
}

/** A planned resource for tables; what is not given is empty. */
export function planned(type: string, name: string, given: Partial<PlannedResource> = {}): PlannedResource {
  return {
    urn: urnOf(type, name),
    type,
    name,
    parent: null,
    provider: urnOf("pulumi:providers:aws", "aws"),
    dependsOn: [],
    propertyDependencies: {},
    options: {},
    inputs: {},
    ...given,
  };
}

/** The provider of AWS, in a region. */
export function aws(region: string): PlannedResource {
  return planned("pulumi:providers:aws", "aws", { provider: null, inputs: { region } });
}

/** What of two versions of one resource is replaced, and by which paths. */
export function causesOf(before: PlannedResource[], after: PlannedResource[]): Record<string, string[]> {
  const { replaced } = difference(before, after);
  return Object.fromEntries(replaced.map((found) => [found.after.name, found.causes.map(({ path }) => path)]));
}
