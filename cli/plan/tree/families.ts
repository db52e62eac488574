import type { RegisteredResource } from "../../../components/testing";
import { shownType } from "../descriptions";

/** Finds the resource on whose line another is shown, for instance the role of an attachment. Most resources have their own line. */
export type HeadOf = (resource: RegisteredResource) => RegisteredResource;

/** Groups cloud resources for display: a resource that belongs to another one in the same component is shown with it. */
export function families(byUrn: ReadonlyMap<string, RegisteredResource>): HeadOf {
  const headOf = (resource: RegisteredResource): RegisteredResource => {
    const input = shownType(resource)?.partOf;
    const owners = input === undefined ? [] : (resource.propertyDependencies[input] ?? []);
    const owner = owners
      .flatMap((urn) => byUrn.get(urn) ?? [])
      .find((other) => other.parent === resource.parent && shownType(other) !== undefined);
    return owner === undefined ? resource : headOf(owner);
  };
  return headOf;
}
