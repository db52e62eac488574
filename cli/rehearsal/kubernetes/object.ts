/** Plain data as it travels in JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** Any Kubernetes object, as the API server gives it. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    generation?: number;
    resourceVersion?: string;
    deletionTimestamp?: string;
    finalizers?: string[];
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    [key: string]: Json | undefined;
  };
  spec?: JsonObject;
  status?: JsonObject;
  [key: string]: Json | undefined | object;
}

/** The engine's mark for a value that a preview does not know. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** True when anything inside is not known yet. */
export function containsUnknown(value: unknown): boolean {
  if (value === unknownValue) {
    return true;
  }
  if (Array.isArray(value)) {
    return value.some(containsUnknown);
  }
  if (isRecord(value)) {
    return Object.values(value).some(containsUnknown);
  }
  return false;
}

/** True for a plain object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path of keys, or undefined when the path leads nowhere. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

/** The records in a list at a path; none when there is no list. */
export function recordsAt(value: unknown, ...keys: readonly string[]): Record<string, unknown>[] {
  const list = at(value, ...keys);
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** A number at a path, or the given one when there is none. */
export function numberAt(value: unknown, fallback: number, ...keys: readonly string[]): number {
  const found = at(value, ...keys);
  return typeof found === "number" ? found : fallback;
}

/** A string at a path; empty when there is none. */
export function textAt(value: unknown, ...keys: readonly string[]): string {
  const found = at(value, ...keys);
  return typeof found === "string" ? found : "";
}

/** The condition of that type in an object's status. */
export function conditionOf(object: KubernetesObject, type: string): Record<string, unknown> | undefined {
  return recordsAt(object, "status", "conditions").find((condition) => condition.type === type);
}

/** The provider's id of an object: `namespace/name`, or the name of one without a namespace. */
export function idOf(object: { metadata: { name: string; namespace?: string } }): string {
  const { name, namespace } = object.metadata;
  return namespace ? `${namespace}/${name}` : name;
}

/** Takes an id apart. */
export function parseId(id: string): { readonly namespace?: string; readonly name: string } {
  const slash = id.indexOf("/");
  return slash < 0 ? { name: id } : { namespace: id.slice(0, slash), name: id.slice(slash + 1) };
}

/** How messages call an object: `Deployment shop/frontend`. */
export function describe(object: { kind: string; metadata: { name: string; namespace?: string } }): string {
  return `${object.kind} ${idOf(object)}`;
}
