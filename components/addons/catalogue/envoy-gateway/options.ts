import type { LoadBalancerExposure } from "../../load-balancer-service";

/**
 * Options of Envoy Gateway.
 *
 * @example
 * ```ts
 * envoyGateway({ exposure: "public" });
 * ```
 */
export interface EnvoyGatewayOptions {
  /** Who can reach its load balancer: the network, or the internet. @default "internal" */
  readonly exposure?: LoadBalancerExposure;
  /**
   * Whether exposed workloads that name no `ingressClassName` create Gateways of the class `envoy`. Set it to `false` beside another
   * add-on or cluster that exposes them, for Gateways that charts bring.
   *
   * @default true
   */
  readonly isDefaultClass?: boolean;
}
