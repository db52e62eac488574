import type { KubernetesObject } from "./object";

/** A list of objects. The API server leaves `apiVersion` and `kind` out of its items: read them with `objectsIn`. */
export interface ObjectList<Item extends KubernetesObject = KubernetesObject> {
  /** For instance `PodList`. */
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: { readonly resourceVersion: string };
  /** Some servers write an empty list as null. */
  readonly items: readonly Item[] | null;
}

/** Returns the objects in a list, each with its `apiVersion` and `kind`. */
export function objectsIn<Item extends KubernetesObject>(list: ObjectList<Item>): Item[] {
  const { apiVersion } = list;
  const kind = list.kind.replace(/List$/, "");
  return (list.items ?? []).map((item) => ({ ...item, apiVersion, kind }));
}
