import type { CniArgs } from "./args";
import { cniOf } from "./cni";

const prefixDelegation = { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" };

/**
 * Renders the VPC CNI's configuration. Pods have addresses of the network, in blocks of 16. The CNI enforces NetworkPolicies and writes
 * denied connections to the node's log. If Calico enforces them instead, the CNI annotates pods with their addresses for it.
 * https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html
 * https://docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks
 */
export function vpcCniValues(args: CniArgs): object {
  return cniOf(args) === "calico"
    ? { enableNetworkPolicy: "false", env: { ...prefixDelegation, ANNOTATE_POD_IP: "true" } }
    : { enableNetworkPolicy: "true", nodeAgent: { enablePolicyEventLogs: "true" }, env: prefixDelegation };
}
