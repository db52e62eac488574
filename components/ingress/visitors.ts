import type { GatewayClass, IngressClass } from "../capabilities";
import type { ClusterNetwork } from "../clusters/contract";
import { balancers, type FlowPort, type Peer } from "../network";

/** How a class exposes pods. */
export type Exposing = Pick<IngressClass, "pods" | "exposure"> & Pick<GatewayClass, "cidrs">;

/**
 * Lists the peers that connect to exposed pods: the pods of the ingress controller, or the cloud's load balancers.
 *
 * @param exposure of the load balancer. Default: the exposure of the class, otherwise `internal`
 */
export function visitorsOf(
  { pods, cidrs, exposure: usual = "internal" }: Exposing,
  network: ClusterNetwork,
  ports: readonly FlowPort[],
  exposure = usual,
): Peer[] {
  return pods === undefined
    ? (cidrs?.map((cidr) => ({ cidr, ports })) ?? balancers(network, exposure, ports))
    : [{ namespace: pods.namespace, pods: pods.labels, ports }];
}
