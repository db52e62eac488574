import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/** What adds and removes nodes. */
export interface NodeAutoscaling {
  readonly autoscaler: "cluster-autoscaler" | "karpenter" | "cloud";
}

/** What Karpenter needs in an AWS account, made with the cluster. */
export interface KarpenterResources {
  /** Name of the SQS queue that tells of interruptions. */
  readonly interruptionQueue: Input<string>;
  readonly interruptionQueueArn: Input<string>;
  /** Name of the role that its nodes run as. */
  readonly nodeRole: Input<string>;
  readonly nodeRoleArn: Input<string>;
  /** Ids of the subnets that its nodes are in, by zone. */
  readonly subnets: Readonly<Record<string, Input<string>>>;
  readonly securityGroupIds: readonly Input<string>[];
  /** Of the key that its nodes' disks are encrypted under. */
  readonly encryptionKeyArn: Input<string>;
  /** Pods that fit on a node of any size, as the CNI has it. */
  readonly maxPods: number;
  /** Settings of Bottlerocket (TOML) that all nodes of the cluster start with. */
  readonly userData: string;
}

/** Nodes as pods need them. */
export const nodeAutoscaling: Capability<NodeAutoscaling, "one"> = {
  name: "node-autoscaling",
  cardinality: "one",
  summary: "autoscaling of nodes",
  builtin: "excludes",
};

/** Karpenter's own resources in the cloud. */
export const karpenterResources: Capability<KarpenterResources, "one"> = {
  name: "karpenter-resources",
  cardinality: "one",
  summary: 'Karpenter\'s queue, node role and subnets (an EksCluster with autoscaler: "karpenter")',
  builtin: "yields",
};
