import { parseQuantity, type RegisteredResource } from "../../../../../components/testing";
import { at, type Fields, fields, items, text } from "../../../../values";
import { type Workload, workloads } from "../../../descriptions";
import { kindOf, labelOf, nameOf, namespaceOf } from "../../../label";
import { labelOfPlanned, shownChange } from "../../words";
import type { Compared } from "../contract";

type Amount = "requests" | "limits";

/** What pods must say under a quota. */
interface Counted {
  readonly kind: Amount;
  readonly what: string;
}

/**
 * Lists workloads whose pods a quota refuses, because their containers do not say how much they want of what it counts.
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota
 */
export function refusedByQuotas(resources: readonly RegisteredResource[]): string[] {
  return quotasIn(resources).flatMap(({ quota, counted, pods, filled }) =>
    pods.flatMap(({ resource, podSpec }) => {
      const containers = [...items(podSpec, "containers"), ...items(podSpec, "initContainers")];
      const silent = counted.filter((each) =>
        containers.some((container) => !says(container, each) && !filled.some((limit) => fills(limit, each))),
      );
      return silent.length === 0
        ? []
        : [`${labelOf(resource)}: ${labelOf(quota)} refuses its pods, because they do not set ${written(silent)}`];
    }),
  );
}

/** Lists quotas that fall to half or less in a namespace whose pods the plan does not show. */
export function lowerQuotas({ after, found }: Compared): string[] {
  const blind = new Set(quotasIn(after).flatMap(({ quota, pods }) => (pods.length === 0 ? [quota.urn] : [])));
  return found.changed
    .filter((pair) => blind.has(pair.after.urn))
    .flatMap((pair) =>
      pair.properties
        .filter(({ path, before: was, after: is }) => path.startsWith("spec.hard") && isHalf(was, is))
        .map(
          (change) => `${labelOfPlanned(pair.after)}: ${shownChange(change)}; the plan shows no pods in this namespace`,
        ),
    );
}

function isHalf(before: unknown, after: unknown): boolean {
  const [was, is] = [before, after].map((value) => parseQuantity(text(value) ?? ""));
  return was !== undefined && is !== undefined && is <= was / 2;
}

/** Lists quotas that newly count something in a namespace of before whose pods the plan does not show. */
export function blindQuotas({ before, after }: Compared): string[] {
  const places = new Set(before.map((each) => (kindOf(each) === "Namespace" ? nameOf(each) : namespaceOf(each))));
  const old = new Map(quotasIn(before).map(({ quota, counted }) => [quota.urn, written(counted)]));
  return quotasIn(after).flatMap(({ quota, counted, pods }) => {
    const come = counted.filter((each) => !(old.get(quota.urn) ?? "").split(" and ").includes(written([each])));
    return come.length === 0 || pods.length > 0 || !places.has(namespaceOf(quota))
      ? []
      : [
          `${labelOf(quota)}: now refuses pods that do not set ${written(come)}; the plan shows no pods in this namespace`,
        ];
  });
}

function quotasIn(resources: readonly RegisteredResource[]) {
  const quotas = resources.filter(
    (each) => each.type.startsWith("kubernetes:core/") && kindOf(each) === "ResourceQuota",
  );
  const all: Workload[] = quotas.length === 0 ? [] : workloads(resources);
  return quotas.map((quota) => {
    const isHere = (each: RegisteredResource) =>
      each.provider === quota.provider && namespaceOf(each) === namespaceOf(quota);
    const { hard, scopes, scopeSelector } = fields(quota.inputs.spec);
    const isScoped = scopes !== undefined || scopeSelector !== undefined;
    return {
      quota,
      counted: isScoped ? [] : Object.keys(fields(hard)).flatMap((key) => countedBy(key) ?? []),
      pods: all.filter(({ resource }) => isHere(resource)),
      filled: resources
        .filter((each) => kindOf(each) === "LimitRange" && isHere(each))
        .flatMap((range) => items(range.inputs, "spec", "limits")),
    };
  });
}

/** `cpu` and `memory` are the requests. */
function countedBy(key: string): Counted | undefined {
  const [, kind, what] = /^(?:(requests|limits)\.)?(cpu|memory)$/.exec(key) ?? [];
  return what === undefined ? undefined : { kind: kind === "limits" ? "limits" : "requests", what };
}

function written(counted: readonly Counted[]): string {
  return counted.map(({ kind, what }) => `${kind}.${what}`).join(" and ");
}

/** A limit without a request is also the request. */
function says(container: Fields, { kind, what }: Counted): boolean {
  const kinds = kind === "limits" ? ["limits"] : ["requests", "limits"];
  return kinds.some((each) => at(container, "resources", each, what) !== undefined);
}

function fills(limit: Fields, { kind, what }: Counted): boolean {
  const keys = kind === "limits" ? ["default", "max"] : ["defaultRequest", "default", "max"];
  return limit.type === "Container" && keys.some((key) => at(limit, key, what) !== undefined);
}
