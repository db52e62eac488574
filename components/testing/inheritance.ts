import type { RegisteredOptions, RegisteredResource } from "./registered-resource";

const inheritedOptions = ["protect", "deletedWith", "retainOnDelete"] as const;

/** Adds the options that the engine passes from a parent to all its children, and sorts by URN. */
export function withInheritedOptions(resources: readonly RegisteredResource[]): RegisteredResource[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  return [...resources]
    .sort((a, b) => compareText(a.urn, b.urn))
    .map((resource) => withOptions(resource, { ...resource.options, ...inherited(resource, byUrn) }));
}

function withOptions(resource: RegisteredResource, options: RegisteredOptions): RegisteredResource {
  return { ...resource, options };
}

function inherited(resource: RegisteredResource, byUrn: ReadonlyMap<string, RegisteredResource>) {
  const handedDown: Record<string, unknown> = {};
  for (const option of inheritedOptions) {
    const value = nearest(resource, option, byUrn);
    if (value !== undefined) {
      handedDown[option] = value;
    }
  }
  return handedDown;
}

function nearest(
  resource: RegisteredResource,
  option: (typeof inheritedOptions)[number],
  byUrn: ReadonlyMap<string, RegisteredResource>,
): RegisteredOptions[typeof option] {
  let current: RegisteredResource | undefined = resource;
  while (current !== undefined) {
    if (current.options[option] !== undefined) {
      return current.options[option];
    }
    current = current.parent === undefined ? undefined : byUrn.get(current.parent);
  }
  return undefined;
}

/** Orders text by code unit, which is the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
