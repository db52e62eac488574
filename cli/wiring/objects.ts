import { apiGroup } from "../api-group";
import { type Fields, items, text } from "../values";

/** A Kubernetes object as plain data, from an API server or from a plan. */
export type PlainObject = Fields;

/** Objects by kind, in all namespaces or in one. */
export interface Listing {
  all(kind: string, namespace?: string): readonly PlainObject[];
}

/** Returns a kind with its group, as kubectl writes it: `Service`, `Deployment.apps`. */
export function kindOf(object: PlainObject): string {
  return kindIn(text(object, "apiVersion") ?? "v1", text(object, "kind") ?? "");
}

/** Returns the kind in a group and version: `Deployment.apps` for `apps/v1`. */
export function kindIn(apiVersion: string, kind: string): string {
  const group = apiGroup(apiVersion);
  return group === "" ? kind : `${kind}.${group}`;
}

/** Returns the group of a kind: `apps` for `Deployment.apps`, "" for `Service`. */
export function groupOf(kind: string): string {
  return kind.includes(".") ? kind.slice(kind.indexOf(".") + 1) : "";
}

/** Returns the kind without its group. */
export function shortKind(kind: string): string {
  return kind.split(".", 1)[0] ?? kind;
}

export function nameOf(object: PlainObject): string {
  return text(object, "metadata", "name") ?? "";
}

/** Returns an object's namespace. Objects without namespaces share a place with those of "default": kinds keep them apart. */
export function namespaceOf(object: PlainObject): string {
  return text(object, "metadata", "namespace") ?? "default";
}

/** Names an object in a message: `Deployment shop/web`. */
export function labelOf(object: PlainObject): string {
  const namespace = text(object, "metadata", "namespace");
  return `${text(object, "kind") ?? "object"} ${namespace === undefined ? "" : `${namespace}/`}${nameOf(object)}`;
}

/** Returns an object's annotation. */
export function annotation(object: PlainObject, key: string): string | undefined {
  return text(object, "metadata", "annotations", key);
}

/** Reports whether Helm installed an object: https://helm.sh/docs/chart_best_practices/labels/ */
export function isOfChart(object: PlainObject): boolean {
  return (
    text(object, "metadata", "labels", "app.kubernetes.io/managed-by") === "Helm" ||
    annotation(object, "meta.helm.sh/release-name") !== undefined
  );
}

/** Reports whether the API server made a role or a binding itself. They name accounts of controllers that not every cluster has. */
export function isBootstrapped(object: PlainObject): boolean {
  return text(object, "metadata", "labels", "kubernetes.io/bootstrapping") === "rbac-defaults";
}

/** Returns the kind of the controller that made the object; undefined if none did. */
export function controllerOf(object: PlainObject): string | undefined {
  const owner = items(object, "metadata", "ownerReferences").find(({ controller }) => controller === true);
  return owner && kindIn(text(owner, "apiVersion") ?? "v1", text(owner, "kind") ?? "");
}
