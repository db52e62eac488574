import { apiGroup } from "../../../api-group";
import { idOf, type ObjectReference, parseId } from "../../kubernetes";

/** A release's objects as the official provider lists them: `Deployment.apps/apps/v1` → `["shop/frontend"]`. */
export type ResourceNames = Record<string, string[]>;

/** Lists objects by kind. */
export function toResourceNames(objects: readonly ObjectReference[]): ResourceNames {
  const names: ResourceNames = {};
  for (const { apiVersion, kind, name, namespace } of objects) {
    const group = apiGroup(apiVersion);
    const key = `${group === "" ? kind : `${kind}.${group}`}/${apiVersion}`;
    names[key] = [...(names[key] ?? []), idOf({ name, namespace })].toSorted();
  }
  return names;
}

/** Reads such a list. */
export function fromResourceNames(names: unknown): ObjectReference[] {
  if (typeof names !== "object" || names === null) {
    return [];
  }
  return Object.entries(names).flatMap(([key, ids]) => {
    const apiVersion = key.slice(key.indexOf("/") + 1);
    const kind = (key.split("/")[0] ?? "").split(".")[0] ?? "";
    return (Array.isArray(ids) ? ids : []).map((id) => ({ apiVersion, kind, ...parseId(String(id)) }));
  });
}

/** Returns the references in `before` that are not in `after`. */
export function goneFrom(before: readonly ObjectReference[], after: readonly ObjectReference[]): ObjectReference[] {
  const keyOf = ({ apiVersion, kind, namespace, name }: ObjectReference) =>
    [apiVersion.split("/").slice(0, -1).join("/"), kind, namespace ?? "", name].join(" ");
  const kept = new Set(after.map(keyOf));
  return before.filter((reference) => !kept.has(keyOf(reference)));
}
