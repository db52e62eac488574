import type { LoadBalancerExposure } from "../../load-balancer-service";

/**
 * A further GatewayClass.
 *
 * @example
 * ```ts
 * const envoyGatewayClass: EnvoyGatewayClass = { exposure: "internal" };
 * ```
 */
export interface EnvoyGatewayClass {
  /** Who can reach the load balancer of its Gateways: the network, or the internet. @default "internal" */
  readonly exposure?: LoadBalancerExposure;
}

/**
 * Options of Envoy Gateway.
 *
 * @example
 * ```ts
 * envoyGateway({ exposure: "public", classes: { internal: {} } });
 * ```
 */
export interface EnvoyGatewayOptions {
  /** Who can reach its load balancer: the network, or the internet. @default "internal" */
  readonly exposure?: LoadBalancerExposure;
  /**
   * Whether exposed workloads that name no class create Gateways of the class `className`. Set it to `false` if the cluster or another
   * add-on exposes workloads, and this class serves only Gateways that charts create.
   *
   * @default true
   */
  readonly isDefaultClass?: boolean;
  /** Name of its GatewayClass. @default "envoy" */
  readonly className?: string;
  /**
   * Further GatewayClasses by name, each with proxies and a load balancer of its own. Workloads choose one with `gatewayClassName`.
   * @default none
   */
  readonly classes?: Readonly<Record<string, EnvoyGatewayClass>>;
}
