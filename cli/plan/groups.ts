import type { RegisteredResource } from "../../components/testing";

/** Finds the group that a resource is shown in: the component nearest to it, or itself where it is in none. */
export function groupsOf(resources: readonly RegisteredResource[]): (urn: string) => RegisteredResource | undefined {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const groupOf = (urn: string): RegisteredResource | undefined => {
    const resource = byUrn.get(urn);
    if (resource === undefined || resource.component || resource.parent === undefined) {
      return resource;
    }
    return groupOf(resource.parent);
  };
  return groupOf;
}
