import { type Fields, isRecord, items, type Json, type JsonObject, text } from "../../values";

export type { Json, JsonObject };

/** Any Kubernetes object, as the API server returns it. */
export interface KubernetesObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  readonly spec?: JsonObject;
  readonly status?: JsonObject;
}

/** The metadata that all kinds have. */
interface ObjectMetadata extends JsonObject {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly generation?: number;
  readonly resourceVersion?: string;
  readonly deletionTimestamp?: string;
  readonly finalizers?: string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The identity of an object on a server. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/**
 * Reads plain data as a Kubernetes object.
 *
 * @throws Error if it has no apiVersion, kind or name
 */
export function toObject(value: JsonObject): KubernetesObject {
  if (isObject(value)) {
    return value;
  }
  throw new Error(`expected an object with apiVersion, kind and metadata.name, got ${JSON.stringify(value)}`);
}

function isObject(value: JsonObject): value is KubernetesObject {
  const required = [["apiVersion"], ["kind"], ["metadata", "name"]];
  return required.every((path) => text(value, ...path) !== undefined);
}

/** Returns the JSON object at a key; an empty one if there is none. */
export function part(value: JsonObject | undefined, key: string): JsonObject {
  const found = value?.[key];
  return isJsonObject(found) ? found : {};
}

function isJsonObject(value: Json | undefined): value is JsonObject {
  return isRecord(value);
}

/** Returns the reference of an object. */
export function referenceTo({ apiVersion, kind, metadata }: KubernetesObject): ObjectReference {
  return { apiVersion, kind, namespace: metadata.namespace, name: metadata.name };
}

/** Returns the condition of a type from an object's status. */
export function conditionOf(object: KubernetesObject, type: string): Fields | undefined {
  return items(object, "status", "conditions").find((condition) => condition.type === type);
}

/** Reports whether a condition in an object's status is true. */
export function hasCondition(object: KubernetesObject, type: string): boolean {
  return conditionOf(object, type)?.status === "True";
}

/** Returns the id that Pulumi's provider gives an object: `namespace/name`, or the name if it has no namespace. */
export function idOf({ name, namespace }: Pick<ObjectReference, "name" | "namespace">): string {
  return namespace ? `${namespace}/${name}` : name;
}

/** Splits an id into namespace and name. */
export function parseId(id: string): { readonly namespace?: string; readonly name: string } {
  const slash = id.indexOf("/");
  return slash < 0 ? { name: id } : { namespace: id.slice(0, slash), name: id.slice(slash + 1) };
}

/** Names an object in a message: `Deployment shop/frontend`. */
export function describe({ kind, metadata }: Pick<KubernetesObject, "kind" | "metadata">): string {
  return `${kind} ${idOf(metadata)}`;
}
