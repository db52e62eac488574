import { defaultGatewayClass, type GatewayClass, gatewayApi, type Offer, offer } from "../../capabilities";
import { collectProblems, type Problem, quote } from "../../problems";
import { type GkeClusterArgs, GkeGatewayClass } from "./args";

/**
 * Google's front ends and health checks, which connect to pods themselves.
 * https://cloud.google.com/load-balancing/docs/health-checks#fw-rule
 */
const frontEnds = ["35.191.0.0/16", "130.211.0.0/22"];

/** https://cloud.google.com/kubernetes-engine/docs/how-to/gatewayclass-capabilities */
const gatewayClass = {
  controller: "networking.gke.io/gateway",
  exposure: "public",
  cidrs: frontEnds,
  listeners: { http: 80, https: 443 },
  redirectsHttp: false,
  healthChecks: "HealthCheckPolicy",
  /* Its front ends learn by and by that a pod is to go; Google names no time, a minute is ours. */
  drainSeconds: 60,
  grpc: { reason: "how GKE takes a GRPCRoute is not known here; use a Service of type LoadBalancer" },
} as const satisfies Omit<GatewayClass, "name">;

/** What the cluster brings of the Gateway API: its kinds, and the class of exposed workloads. */
export function gatewayOffers({ gatewayApi: hasKinds, defaultGatewayClass: name }: GkeClusterArgs): Offer[] {
  return [
    ...(hasKinds === true ? [offer(gatewayApi, {})] : []),
    ...(name === undefined ? [] : [offer(defaultGatewayClass, { name, ...gatewayClass })]),
  ];
}

/** Objections to the class of exposed workloads. */
export function checkGatewayClass({ gatewayApi: hasKinds, defaultGatewayClass: name }: GkeClusterArgs): Problem[] {
  const allowed: readonly string[] = Object.values(GkeGatewayClass);
  return collectProblems([
    name !== undefined &&
      !allowed.includes(name) && {
        path: "defaultGatewayClass",
        message: `${allowed.map(quote).join(", ")}, given ${quote(name)}: others need a subnetwork for proxies, which is not made`,
      },
    name !== undefined &&
      hasKinds !== true && {
        path: "gatewayApi",
        message: `true, for the defaultGatewayClass ${quote(name)}, given ${quote(hasKinds)}`,
      },
  ]);
}
