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
  /** The autoscaler. `cloud` is the cloud's own autoscaler. */
  readonly autoscaler: "cluster-autoscaler" | "karpenter" | "cloud";
  /**
   * The `dedicated` values of the node pools that the autoscaler adds to the cluster's pools. Workloads request these values with `runOn`.
   *
   * @default none
   */
  readonly dedicatedPools?: readonly string[];
}

/**
 * The resources in an AWS account that Karpenter uses. They are created together with the cluster.
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
  /** Name of the SQS queue that announces interruptions of nodes. */
  readonly interruptionQueue: Input<string>;
  /** ARN of the SQS queue that announces interruptions of nodes. */
  readonly interruptionQueueArn: Input<string>;
  /** Name of the IAM role of Karpenter's nodes. */
  readonly nodeRole: Input<string>;
  /** ARN of the IAM role of Karpenter's nodes. */
  readonly nodeRoleArn: Input<string>;
  /** Ids of the subnets for Karpenter's nodes, by zone. */
  readonly subnets: Readonly<Record<string, Input<string>>>;
  /** Ids of the security groups of Karpenter's nodes. */
  readonly securityGroupIds: readonly Input<string>[];
  /** ARN of the key that encrypts the disks of Karpenter's nodes. */
  readonly encryptionKeyArn: Input<string>;
  /** Maximum number of pods on a node, for every node size. The CNI sets this limit. */
  readonly maxPods: number;
  /** Bottlerocket settings (TOML) for all nodes of the cluster. */
  readonly userData: string;
}

/** Creates nodes when pods need them, and deletes nodes that no pod needs. */
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
