import { checkLabelKey, checkLabelValue } from "../labels";
import type { Labels } from "../network";
import type { Problem } from "../problems";

/** What a tenant says of itself. */
export interface TenantLabels {
  readonly owner?: string;
  readonly costCenter?: string;
  readonly environment?: string;
  readonly labels?: Labels;
}

/** Domains whose labels say something to Kubernetes, or are ours. */
const reserved = ["kubernetes.io", "k8s.io", "keelson.dev"];

/** The labels of a namespace and of every pod in it: by these, costs are told apart and owners found. */
export function sharedLabels({ owner, costCenter, environment }: TenantLabels): Record<string, string> {
  return {
    ...(owner !== undefined && { "keelson.dev/owner": owner }),
    ...(costCenter !== undefined && { "keelson.dev/cost-center": costCenter }),
    ...(environment !== undefined && { "keelson.dev/environment": environment }),
  };
}

/** Objections to what a tenant says of itself. */
export function checkTenantLabels({ labels = {}, ...shared }: TenantLabels): Problem[] {
  const named = (["owner", "costCenter", "environment"] as const).flatMap((path) =>
    shared[path] === undefined ? [] : checkLabelValue(path, shared[path]),
  );
  const own = Object.entries(labels).flatMap(([key, value]) => [
    ...checkLabelKey(`labels.${key}`, key, reserved),
    ...checkLabelValue(`labels.${key}`, value),
  ]);
  return [...named, ...own];
}
