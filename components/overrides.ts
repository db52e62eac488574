import type * as pulumi from "@pulumi/pulumi";
import { mergeMaps } from "./merge";

/** Any part of a Kubernetes object; each value may be an Output. */
export type Overrides<T> = { readonly [Key in keyof T]?: Part<T[Key]> };

type Part<T> =
  Plain<T> extends readonly unknown[] | string | number | boolean | null | undefined ? T : PartOf<Plain<T>>;
type PartOf<T> = T extends object ? Overrides<T> : T;
type Plain<T> = Exclude<T, undefined | null> extends pulumi.Input<infer Value> ? Exclude<Value, undefined> : never;

/** Annotation that names the overridden fields of an object. */
const annotation = "keelson.dev/overrides";

/** Kubernetes merges these lists by name too: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/ */
export const mergedByName: ReadonlySet<string> = new Set(["containers", "initContainers", "env", "volumes"]);

/**
 * Merges a user's overrides into a rendered object: maps key by key; containers, variables and volumes by name; other lists
 * whole. An annotation names the overridden fields, so that a plan and the cluster show them.
 */
export function override<T extends object>(rendered: T, overrides: Overrides<T> | undefined): T {
  if (overrides === undefined) {
    return rendered;
  }
  const metadata = { annotations: { [annotation]: pathsOf(overrides).join(" ") } };
  return mergeMaps([rendered, { metadata }, overrides], mergedByName) as T;
}

function pathsOf(value: object): string[] {
  return leavesOf(value).map(([path]) => path);
}

type Leaf = readonly [path: string, value: unknown];

/**
 * Lists the overridden fields with their values: `spec.replicas`, `spec.template.spec.containers[web].tty`. Items of lists that
 * merge by name are in brackets; other lists are values.
 */
export function leavesOf(value: object): Leaf[] {
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    const named = mergedByName.has(key) && Array.isArray(part) ? part.filter(isNamed) : [];
    if (named.length > 0) {
      return named.flatMap(({ name, ...item }): Leaf[] => {
        const leaves = leavesOf(item).map(([path, leaf]): Leaf => [`${key}[${name}].${path}`, leaf]);
        return leaves.length === 0 ? [[`${key}[${name}]`, item]] : leaves;
      });
    }
    return isMap(part)
      ? leavesOf(part).map(([path, leaf]) => [`${key}.${path}`, leaf] as const)
      : [[key, part] as const];
  });
}

function isNamed(item: unknown): item is { readonly name: string } {
  return isMap(item) && typeof (item as { name?: unknown }).name === "string";
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
