import type { RegisteredResource } from "../../../components/testing";
import type { PlannedResource } from "../planned-resource";
import { isComponent } from "./words";

/** Returns a row of a plan as the program registered it, for functions that read programs. */
export function registered(planned: PlannedResource): RegisteredResource {
  const { urn, type, name, parent, provider, dependsOn, propertyDependencies, options, inputs, opaque, read } = planned;
  return {
    urn,
    type,
    name,
    ...(parent === null ? {} : { parent }),
    ...(provider === null ? {} : { provider }),
    dependsOn,
    propertyDependencies,
    options,
    inputs,
    secretInputs: [],
    component: isComponent(planned),
    ...(opaque === true ? { opaque } : {}),
    ...(read === true ? { read } : {}),
  };
}
