import { checkSource } from "../../../charts";
import { collectProblems, type Problem, quote } from "../../../problems";
import { type EksClusterArgs, EksCni } from "../args";

/** The arguments that a CNI follows from. */
export type CniArgs = Pick<EksClusterArgs, "cni">;

/** The CNI of a cluster, the default where none is chosen. */
export function cniOf({ cni = "vpc-cni" }: CniArgs): EksCni {
  return cni;
}

/** Objections to the CNI and to where its charts come from. */
export function checkCni({ cni, charts }: Pick<EksClusterArgs, "cni" | "charts">): Problem[] {
  const allowed: readonly string[] = Object.values(EksCni);
  return [
    ...collectProblems([
      cni !== undefined &&
        !allowed.includes(cni) && { path: "cni", message: `one of ${allowed.join(", ")}, given ${quote(cni)}` },
    ]),
    ...(charts === undefined ? [] : checkSource(charts)),
  ];
}

/** Whether the VPC CNI connects pods, alone or with Calico beside it. */
export function hasVpcCni(args: CniArgs): boolean {
  return cniOf(args) !== "cilium";
}

const prefixDelegation = { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" };

/**
 * The VPC CNI's configuration: pods have addresses of the network, in blocks of sixteen. It enforces NetworkPolicies and writes
 * what they refuse to the node's log, unless Calico enforces them, which it then tells the addresses of pods.
 * https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html
 * https://docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks
 */
export function vpcCniValues(args: CniArgs): object {
  return cniOf(args) === "calico"
    ? { enableNetworkPolicy: "false", env: { ...prefixDelegation, ANNOTATE_POD_IP: "true" } }
    : { enableNetworkPolicy: "true", nodeAgent: { enablePolicyEventLogs: "true" }, env: prefixDelegation };
}

/** Pods on a node, which prefix delegation allows on every type of up to 30 vCPUs; every CNI here works with it. */
export const maxPods = 110;

const prefixSize = 16;
const interfaces = 3;

/**
 * Addresses beside those of pods, by CNI. The VPC CNI keeps one block warm; Cilium keeps eight addresses free, and has one for
 * its router and one for its health checks. https://docs.cilium.io/en/stable/network/concepts/ipam/eni/
 */
const besidePods: Readonly<Record<EksCni, number>> = { "vpc-cni": prefixSize, calico: prefixSize, cilium: 8 + 2 };

/** Addresses that a full node takes: the blocks of its pods and of what the CNI keeps, and its own interfaces'. */
export function addressesPerNode(args: CniArgs): number {
  return Math.ceil((maxPods + besidePods[cniOf(args)]) / prefixSize) * prefixSize + interfaces;
}
