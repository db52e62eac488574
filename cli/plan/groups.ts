import type { RegisteredResource } from "../../components/testing";

/** Returns a function that finds the group in which a resource is shown: the nearest component around it, or the resource itself. */
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
