import { type Problem, quote } from "../../problems";
import type { WorkloadReference } from "../../tenancy";
import type { ExposurePlan } from "./plan";

/** Where requests find an exposed workload: class, host and path, which no other workload may have. */
export function exposedRoutes({ hosts, redirectHosts, path, way }: ExposurePlan): string[] {
  const urls = [...hosts.map((host) => `${host}${withoutSlash(path)}`), ...redirectHosts.map((host) => `${host}/`)];
  return urls.map((url) => `${way.class.value.name} ${url}`);
}

/** Objections to routes that another workload of the tenant has: whose pods answer would be left to the controller. */
export function checkRoutes(exposure: ExposurePlan, workloads: Iterable<WorkloadReference>): Problem[] {
  const mine = exposedRoutes(exposure);
  return [...workloads].flatMap(({ exposedAt = [], workloadName }) =>
    exposedAt
      .filter((route) => mine.includes(route))
      .map((route) => ({
        path: "expose",
        message: `a host and path of its own, given ${quote(urlOf(route))}, which ${quote(workloadName)} has: choose another host or path`,
      })),
  );
}

function urlOf(route: string): string {
  return route.slice(route.indexOf(" ") + 1);
}

/** Prefixes are compared by their parts: https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types */
function withoutSlash(path: string): string {
  return path.replace(/\/+$/, "") || "/";
}
