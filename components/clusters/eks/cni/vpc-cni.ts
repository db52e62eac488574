import type * as pulumi from "@pulumi/pulumi";
import type { CniArgs } from "./args";
import { cniOf } from "./cni";

const prefixDelegation = { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" };

/** Subnets of pods by zone, if pods do not use the nodes' subnets, and the security groups of the pods' network interfaces. */
interface PodNetwork {
  readonly region: string;
  readonly subnetIds: Readonly<Record<string, pulumi.Input<string>>>;
  readonly securityGroupIds: readonly pulumi.Input<string>[];
}

/**
 * Renders the VPC CNI's configuration. Pods have addresses of the VPC, in blocks of 16. The CNI enforces NetworkPolicies and writes denied
 * connections to the node's log. If Calico enforces the policies instead, the CNI annotates pods with their addresses for Calico.
 * https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html
 * https://docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks
 */
export function vpcCniValues(args: CniArgs): object {
  return cniOf(args) === "calico"
    ? { enableNetworkPolicy: "false", env: { ...prefixDelegation, ANNOTATE_POD_IP: "true" } }
    : { enableNetworkPolicy: "true", nodeAgent: { enablePolicyEventLogs: "true" }, env: prefixDelegation };
}

/**
 * Renders the configuration for separate subnets of pods: an ENIConfig for each zone. It has the zone's name, which every node has as a label. EKS
 * creates the ENIConfigs together with the add-on, before the first node: a node's network interfaces keep the configuration with which they were
 * created.
 * https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html
 * https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.0/charts/aws-vpc-cni/templates/eniconfig.yaml
 */
export function customNetworkValues({ region, securityGroupIds, subnetIds }: PodNetwork): object {
  const securityGroups = [...securityGroupIds];
  return {
    env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true", ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone" },
    eniConfig: {
      create: true,
      region,
      subnets: Object.fromEntries(Object.entries(subnetIds).map(([zone, id]) => [zone, { id, securityGroups }])),
    },
  };
}
