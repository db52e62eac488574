import type { IngressClass } from "../capabilities";
import type { ClusterNetwork } from "../clusters/contract";
import { balancers, type FlowPort, type Peer } from "../network";

/** How a class exposes pods. */
export type Exposing = Pick<IngressClass, "pods" | "exposure">;

/**
 * Lists the peers that connect to exposed pods: the pods of the ingress controller, or the cloud's load balancers.
 *
 * @param exposure of the load balancer. Default: that of the class, otherwise `internal`
 */
export function visitorsOf(
  { pods, exposure: usual = "internal" }: Exposing,
  network: ClusterNetwork,
  ports: readonly FlowPort[],
  exposure = usual,
): Peer[] {
  return pods === undefined
    ? balancers(network, exposure, ports)
    : [{ namespace: pods.namespace, pods: pods.labels, ports }];
}
