import type { RegisteredResource } from "../../components/testing";

/** A resource for tables: its URN is its name, and what is not given is empty. */
export function registered(
  name: string,
  given: Partial<Omit<RegisteredResource, "urn" | "name">> = {},
): RegisteredResource {
  const type = given.type ?? (given.component === true ? "test:index:Part" : "kubernetes:core/v1:ConfigMap");
  return {
    urn: name,
    name,
    type,
    dependsOn: [],
    propertyDependencies: {},
    options: {},
    inputs: type === "kubernetes:core/v1:ConfigMap" ? { kind: "ConfigMap", metadata: { name } } : {},
    secretInputs: [],
    component: false,
    provider: given.component === true ? undefined : "provider",
    ...given,
  };
}
