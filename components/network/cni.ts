import type { ClusterNetwork } from "../clusters/contract";

/** Reports whether a cluster enforces CiliumNetworkPolicies. */
export function takesCilium({ ciliumPolicies, cni }: ClusterNetwork): boolean {
  return ciliumPolicies ?? cni === "cilium";
}

/** Reports whether network policies can name hosts in a cluster. */
export function namesHosts(network: ClusterNetwork): boolean {
  return takesCilium(network) && (network.hostPolicies ?? true);
}
