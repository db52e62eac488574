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
  /**
   * Who can reach the load balancer of the class. `internal`: only clients in the network. `public`: clients on the internet, too.
   *
   * @default "internal"
   */
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
  /**
   * Who can reach the load balancer of the class `className`. `internal`: only clients in the network. `public`: clients on the internet, too.
   *
   * @default "internal"
   */
  readonly exposure?: LoadBalancerExposure;
  /**
   * If true, exposed workloads without a class create Gateways of the class `className`. Set the option to `false` if the cluster or another add-on
   * exposes workloads. The class then serves only Gateways that charts create.
   *
   * @default true
   */
  readonly isDefaultClass?: boolean;
  /** Name of the GatewayClass that the add-on creates. @default "envoy" */
  readonly className?: string;
  /**
   * More GatewayClasses, by name. Each class has separate proxies and a separate load balancer. Workloads choose a class with `gatewayClassName`.
   *
   * @default none
   */
  readonly classes?: Readonly<Record<string, EnvoyGatewayClass>>;
}
