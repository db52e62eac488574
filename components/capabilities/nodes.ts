import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/**
 * The autoscaler that adds and removes nodes.
 *
 * @example
 * ```ts
 * const nodeAutoscaling: NodeAutoscaling = { autoscaler: "cloud" };
 * ```
 */
export interface NodeAutoscaling {
  readonly autoscaler: "cluster-autoscaler" | "karpenter" | "cloud";
  /** The `dedicated` values of the pools that it creates in addition to the cluster's pools. Workloads request them with `runOn`. @default none */
  readonly dedicatedPools?: readonly string[];
}

/**
 * The resources in an AWS account that Karpenter uses, created together with the cluster.
 *
 * @example
 * ```ts
 * import { karpenterResources } from "keelson";
 *
 * const found = platform.require(karpenterResources, 'node class "batch"');
 * const { nodeRole, subnets, securityGroupIds } = found.value;
 * ```
 */
export interface KarpenterResources {
  /** Name of the SQS queue that announces interruptions. */
  readonly interruptionQueue: Input<string>;
  readonly interruptionQueueArn: Input<string>;
  /** Name of the IAM role of its nodes. */
  readonly nodeRole: Input<string>;
  readonly nodeRoleArn: Input<string>;
  /** Ids of the subnets for its nodes, by zone. */
  readonly subnets: Readonly<Record<string, Input<string>>>;
  readonly securityGroupIds: readonly Input<string>[];
  /** ARN of the key that encrypts its nodes' disks. */
  readonly encryptionKeyArn: Input<string>;
  /** Pods that fit on a node of any size; the CNI sets this limit. */
  readonly maxPods: number;
  /** Bottlerocket settings (TOML) that all nodes of the cluster start with. */
  readonly userData: string;
}

/** Nodes that are created and deleted as pods need them. */
export const nodeAutoscaling: Capability<NodeAutoscaling, "one"> = {
  name: "node-autoscaling",
  valueType: "NodeAutoscaling",
  cardinality: "one",
  summary: "autoscaling of nodes",
  builtin: "excludes",
};

/** Karpenter's resources in the AWS account. */
export const karpenterResources: Capability<KarpenterResources, "one"> = {
  name: "karpenter-resources",
  valueType: "KarpenterResources",
  cardinality: "one",
  summary: 'Karpenter\'s queue, node role and subnets (an EksCluster with autoscaler: "karpenter")',
  builtin: "yields",
};
