/**
 * The VPC CNI's configuration: pods have addresses of the network, in blocks of sixteen; NetworkPolicies are enforced, and what
 * they refuse is written to the node's log. https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html
 */
export const vpcCniValues = {
  enableNetworkPolicy: "true",
  nodeAgent: { enablePolicyEventLogs: "true" },
  env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" },
} as const;

/** Pods on a node, which prefix delegation allows on every type of up to 30 vCPUs. */
export const maxPods = 110;

const prefixSize = 16;
const interfaces = 3;

/** Addresses that a full node takes: its pods' blocks, a spare one, and its own interfaces'. */
export const addressesPerNode = (Math.ceil(maxPods / prefixSize) + 1) * prefixSize + interfaces;
