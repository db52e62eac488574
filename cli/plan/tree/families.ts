import type { RegisteredResource } from "../../../components/testing";
import { shownType } from "../values";

/** Finds the resource on whose line another is shown: the role of an attachment, itself for most. */
export type HeadOf = (resource: RegisteredResource) => RegisteredResource;

/** Prepares which resources of a cloud are shown together: what belongs to another in the same component goes with it. */
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
