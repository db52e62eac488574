import { type RegisteredResource, UNKNOWN } from "../../components/testing";
import { isProvider, labelOf } from "./label";
import { shortened } from "./shortened";

/** Says which inputs are secret or not known yet, and where the latter come from. */
export function valueNotes(resource: RegisteredResource, byUrn: ReadonlyMap<string, RegisteredResource>): string[] {
  const unknown = Object.entries(resource.inputs).flatMap(([key, value]) => {
    const paths = unknownPaths(value, key);
    return paths.length === 0 ? [] : [`unknown: ${shortened(paths)}${origin(resource, key, byUrn)}`];
  });
  const secret = isSecretByNature(resource) ? [] : resource.secretInputs;
  return [...unknown, ...(secret.length === 0 ? [] : [`secret: ${shortened(secret)}`])];
}

/** A Secret holds secrets and a provider holds credentials: to say so says nothing. */
function isSecretByNature(resource: RegisteredResource): boolean {
  return isProvider(resource) || resource.type === "kubernetes:core/v1:Secret";
}

function origin(resource: RegisteredResource, key: string, byUrn: ReadonlyMap<string, RegisteredResource>): string {
  const sources = (resource.propertyDependencies[key] ?? []).flatMap((urn) => byUrn.get(urn) ?? []);
  return sources.length === 0 ? "" : ` (from ${shortened(sources.map(labelOf))})`;
}

function unknownPaths(value: unknown, path: string): string[] {
  if (value === UNKNOWN) {
    return [path];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => unknownPaths(item, `${path}[${index}]`));
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) => unknownPaths(item, `${path}.${key}`));
}
