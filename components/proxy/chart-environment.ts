import type { Flows, Peer } from "../network";
import { changeAt, type Values } from "../value-paths";
import { type PlatformProxy, waysToProxy } from "./proxy";

/** A variable of a container. */
interface Variable {
  readonly name: string;
  readonly value: unknown;
}

/**
 * Chart values that set environment variables. List only containers that connect to hosts outside the cluster. The key is a dotted path. The value is
 * the form of the variables: a `list` of `name` and `value`, or a `map` by name.
 */
export type ChartEnvironment = Readonly<Record<string, "list" | "map">>;

/** Adds variables to a chart's values. Existing variables stay unchanged. */
export function withVariables(values: Values, environment: ChartEnvironment, variables: readonly Variable[]): Values {
  const add = (at: Values, [key = ""]: readonly string[], shape: "list" | "map") => ({
    ...at,
    [key]: shape === "map" ? inMap(at[key], variables) : inList(at[key], variables),
  });
  return Object.entries(environment).reduce(
    (all, [path, shape]) => changeAt(all, path, (at, keys) => add(at, keys, shape)),
    values,
  );
}

function inMap(given: unknown, variables: readonly Variable[]): unknown {
  const added = Object.fromEntries(variables.map(({ name, value }) => [name, value]));
  return typeof given === "object" && given !== null ? { ...added, ...given } : added;
}

function inList(given: unknown, variables: readonly Variable[]): unknown {
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  const names = new Set(list.map((one) => (typeof one === "object" && one !== null && "name" in one ? one.name : "")));
  return [...list, ...variables.filter(({ name }) => !names.has(name))];
}

/**
 * Allows connections to a proxy for pods that connect to hosts outside the cluster. Direct connections stay allowed, because the proxy may not serve
 * every protocol and host.
 */
export function throughProxy(flows: readonly Flows[], proxy: PlatformProxy | undefined): readonly Flows[] {
  return proxy === undefined
    ? flows
    : flows.map((one) =>
        callsOut(one.egress) ? { ...one, egress: [...(one.egress ?? []), ...waysToProxy(proxy)] } : one,
      );
}

/** Reports whether pods with these connections reach hosts outside the cluster's network over HTTP or HTTPS. */
export function callsOut(egress: readonly Peer[] = []): boolean {
  return egress.some((peer) => (typeof peer === "string" ? /^(internet|cloud):(80|443)$/.test(peer) : "host" in peer));
}
