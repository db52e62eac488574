import type { GatewayClass } from "../../capabilities";
import { expected, type Problem, quote } from "../../problems";
import type { WorkloadReference } from "../../tenancy";

/** The parts of an exposure that decide which requests reach a workload. */
export interface Routed {
  readonly hosts: readonly string[];
  readonly redirectHosts: readonly string[];
  readonly path: string;
  readonly way: { readonly class: { readonly value: Pick<GatewayClass, "name" | "exclusiveHosts"> } };
}

/** Lists the routes of an exposed workload: class, host and path. No other workload may have the same route. */
export function exposedRoutes({ hosts, redirectHosts, path, way }: Routed): string[] {
  const urls = [...hosts.map((host) => `${host}${withoutSlash(path)}`), ...redirectHosts.map((host) => `${host}/`)];
  return urls.map((url) => `${way.class.value.name} ${url}`);
}

/**
 * Lists the routes that another workload of the tenant already has. For a shared route, a controller sends requests to the pods of either workload. A
 * controller that serves each host with one Gateway ignores the other Gateway.
 */
export function checkRoutes(exposure: Routed, workloads: Iterable<WorkloadReference>): Problem[] {
  return exposure.way.class.value.exclusiveHosts === true
    ? checkHosts(exposure, workloads)
    : checkPaths(exposure, workloads);
}

function checkHosts(exposure: Routed, workloads: Iterable<WorkloadReference>): Problem[] {
  const { name } = exposure.way.class.value;
  const mine = new Set([...exposure.hosts, ...exposure.redirectHosts].map((host) => `${name} ${host}/`));
  return [...workloads].flatMap(({ exposedAt = [], workloadName }) =>
    [...new Set(exposedAt.map((route) => route.slice(0, route.indexOf("/") + 1)))]
      .filter((host) => mine.has(host))
      .map((host) => {
        const fix = `${quote(workloadName)} already uses this host, and the GatewayClass ${quote(name)} allows one Gateway per host; choose another host`;
        return expected("expose", "a host that no other workload uses", urlOf(host).slice(0, -1), fix);
      }),
  );
}

function checkPaths(exposure: Routed, workloads: Iterable<WorkloadReference>): Problem[] {
  const mine = exposedRoutes(exposure);
  return [...workloads].flatMap(({ exposedAt = [], workloadName }) =>
    exposedAt
      .filter((route) => mine.includes(route))
      .map((route) => {
        const fix = `${quote(workloadName)} already uses this URL; choose another host or path`;
        return expected("expose", "a host and path that no other workload uses", urlOf(route), fix);
      }),
  );
}

function urlOf(route: string): string {
  return route.slice(route.indexOf(" ") + 1);
}

/** Kubernetes compares prefixes by path elements: https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types */
function withoutSlash(path: string): string {
  return path.replace(/\/+$/, "") || "/";
}
