import { matches } from "../checks";
import { checkLabelKey, checkLabelValue } from "../labels";
import type { Labels } from "../network";
import type { Problem } from "../problems";

/** Labels that describe a tenant. */
export interface TenantLabels {
  readonly owner?: string;
  readonly costCenter?: string;
  readonly environment?: string;
  readonly labels?: Labels;
}

/** Domains of labels that only Kubernetes or Keelson may set. */
const reserved = ["kubernetes.io", "k8s.io", "keelson.dev"];

/** Returns the labels that show owner and costs. The namespace and every pod in it get them. */
export function sharedLabels({ owner, costCenter, environment }: TenantLabels): Record<string, string> {
  return {
    ...(owner !== undefined && { "keelson.dev/owner": owner }),
    ...(costCenter !== undefined && { "keelson.dev/cost-center": costCenter }),
    ...(environment !== undefined && { "keelson.dev/environment": environment }),
  };
}

/** Lists the mistakes in the labels of a tenant. */
export function checkTenantLabels({ labels = {}, ...shared }: TenantLabels): Problem[] {
  const named = (["owner", "costCenter", "environment"] as const).flatMap((path) =>
    shared[path] === undefined
      ? []
      : [...checkLabelValue(path, shared[path]), ...matches(path, shared[path], /./, "a value that is not empty")],
  );
  const own = Object.entries(labels).flatMap(([key, value]) => [
    ...checkLabelKey(`labels.${key}`, key, reserved),
    ...checkLabelValue(`labels.${key}`, value),
  ]);
  return [...named, ...own];
}
