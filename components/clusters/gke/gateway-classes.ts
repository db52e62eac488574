import {
  defaultGatewayClass,
  type GatewayClass,
  gatewayApi,
  gatewayClasses,
  type Offer,
  offer,
} from "../../capabilities";
import { oneOf } from "../../checks";
import { collectProblems, expected, type Problem, quote } from "../../problems";

/**
 * GatewayClasses whose load balancers need nothing else in the network.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/gateway-api#gatewayclass
 */
export const GkeGatewayClass = {
  /** A global load balancer that faces the internet. */
  GlobalExternalManaged: "gke-l7-global-external-managed",
} as const;
export type GkeGatewayClass = (typeof GkeGatewayClass)[keyof typeof GkeGatewayClass];

/** The options of the Gateway API. */
export interface GatewayArgs {
  /** Whether GKE implements the Gateway API, with Google's load balancers. @default false */
  readonly gatewayApi?: boolean;
  /**
   * GatewayClass of the Gateways that expose workloads, for instance `gke-l7-global-external-managed`. Requires `gatewayApi`.
   *
   * @default none: an add-on exposes workloads
   */
  readonly defaultGatewayClass?: GkeGatewayClass;
}

/**
 * Ranges of Google's front ends and health checks, which connect to pods directly.
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
  /* The front ends learn only gradually that a pod terminates. Google states no time, so one minute is an estimate. */
  drainSeconds: 60,
  grpc: { reason: "Keelson does not know how GKE handles GRPCRoutes; use a Service of type LoadBalancer" },
} as const satisfies Omit<GatewayClass, "name">;

/** Lists the cluster's offers for the Gateway API: its kinds, and the class of exposed workloads. */
export function gatewayOffers({ gatewayApi: hasKinds, defaultGatewayClass: name }: GatewayArgs): Offer[] {
  return [
    ...(hasKinds === true ? [offer(gatewayApi, {})] : []),
    ...(name === undefined
      ? []
      : [
          offer(defaultGatewayClass, { name, ...gatewayClass }),
          offer(gatewayClasses, { name, ...gatewayClass }, name),
        ]),
  ];
}

/** Lists the mistakes in the class of exposed workloads. */
export function checkGatewayClass({ gatewayApi: hasKinds, defaultGatewayClass: name }: GatewayArgs): Problem[] {
  const hint = "other classes need a proxy-only subnet, which the component does not create";
  return [
    ...oneOf("defaultGatewayClass", name, Object.values(GkeGatewayClass), hint),
    ...collectProblems([
      name !== undefined &&
        hasKinds !== true &&
        expected("gatewayApi", `true with defaultGatewayClass ${quote(name)}`, hasKinds),
    ]),
  ];
}
