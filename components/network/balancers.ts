import type { ClusterNetwork } from "../clusters/contract";
import type { FlowPort, Peer } from "./flows";

/** Lists the addresses from which load balancers check the health of pods or forward requests. */
export function balancers(
  network: ClusterNetwork,
  exposure: "internal" | "public",
  ports: readonly FlowPort[],
): Peer[] {
  return network.loadBalancers === undefined
    ? ports.map((port) => `nodes:${port}` as const)
    : network.loadBalancers[exposure].map((cidr) => ({ cidr, ports }));
}
