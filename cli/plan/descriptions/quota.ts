import type { RegisteredResource } from "../../../components/testing";
import { parseQuantity } from "../../../components/testing";
import { at, fields, items, text } from "../../values";
import { kindOf, namespaceOf } from "../label";
import { type Bound, type Defaults, formatted, podSum, sum } from "./quantities";
import { type Workload, workloads } from "./workloads";

/** Lists namespaces whose workloads may request more than their quota. */
export function beyondQuota(resources: readonly RegisteredResource[]): string[] {
  const all = workloads(resources);
  return resources
    .filter((resource) => isUnscopedQuota(resource))
    .flatMap((quota) => {
      const namespace = namespaceOf(quota);
      const isSamePlace = (other: RegisteredResource) =>
        other.provider === quota.provider && namespaceOf(other) === namespace;
      const here = all.filter(({ resource }) => isSamePlace(resource));
      const defaults = defaultsOf(resources.filter((other) => kindOf(other) === "LimitRange" && isSamePlace(other)));
      return Object.entries(fields(at(quota.inputs, "spec", "hard"))).flatMap(([key, value]) => {
        const hard = parseQuantity(text(value) ?? "");
        const most = demand(key, here, defaults);
        return hard === undefined || most === undefined || most.amount <= hard
          ? []
          : [
              `namespace ${namespace}: pods may need ${key} ${formatted(most.resource, most.amount)}, but its quota is ${text(value) ?? ""}`,
            ];
      });
    });
}

function isUnscopedQuota(resource: RegisteredResource): boolean {
  const { scopes, scopeSelector } = fields(resource.inputs.spec);
  return kindOf(resource) === "ResourceQuota" && scopes === undefined && scopeSelector === undefined;
}

function demand(key: string, here: readonly Workload[], defaults: Defaults) {
  if (key === "pods" || key === "count/pods") {
    return { resource: "pods", amount: sum(here.map(({ maxReplicas }) => maxReplicas)) };
  }
  const [, boundName, resource] = /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage)$/.exec(key) ?? [];
  if (resource === undefined) {
    return undefined;
  }
  const bound: Bound = boundName === "limits" ? "limits" : "requests";
  const amounts = here.map(
    ({ podSpec, maxReplicas }) => (podSum(podSpec, bound, resource, defaults) ?? 0) * maxReplicas,
  );
  return { resource, amount: Math.round(sum(amounts) * 1000) / 1000 };
}

function defaultsOf(limitRanges: readonly RegisteredResource[]): Defaults {
  const forContainers = limitRanges
    .flatMap(({ inputs }) => items(at(inputs, "spec", "limits")))
    .filter(({ type }) => type === "Container");
  const merged = (key: string) => Object.assign({}, ...forContainers.map((limit) => fields(limit[key]))) as object;
  const limits = fields(merged("default"));
  return { limits, requests: { ...limits, ...merged("defaultRequest") } };
}
