/** Where everything is made: what ARNs and service names are built from. */
export interface Site {
  readonly accountId: string;
  readonly region: string;
  readonly clusterName: string;
}

/** The part of AWS that a region belongs to; it begins every ARN. */
export function partitionOf(region: string): "aws" | "aws-cn" | "aws-us-gov" {
  if (region.startsWith("cn-")) {
    return "aws-cn";
  }
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The ARN of a policy that AWS maintains. */
export function managedPolicyArn(region: string, policy: string): string {
  return `arn:${partitionOf(region)}:iam::aws:policy/${policy}`;
}

/** The ARN of an access policy of EKS. */
export function accessPolicyArn(region: string, policy: string): string {
  return `arn:${partitionOf(region)}:eks::aws:cluster-access-policy/${policy}`;
}

/** The ARN of what a service keeps in the account and region; `*` stands for any. */
export function arnOf({ region, accountId }: Site, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;
}

/** The cluster's ARN, known before the cluster is. */
export function clusterArn({ region, accountId, clusterName }: Site): string {
  return `arn:${partitionOf(region)}:eks:${region}:${accountId}:cluster/${clusterName}`;
}

/** Name of the control plane's role: fixed, so that the key's policy can name it before it is there; roles know no regions. */
export function controlPlaneRoleName({ clusterName, region }: Site): string {
  return `${clusterName}-${region}-control-plane`;
}

/** Name of the role of Karpenter's nodes: fixed, so that what may be done with it is known before it is there. */
export function karpenterNodeRoleName({ clusterName, region }: Site): string {
  return `${clusterName}-${region}-karpenter-node`;
}

/** The ARN of a role of this name. */
export function roleArn({ region, accountId }: Site, name: string): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:role/${name}`;
}

/** The ARN of a log group of this name. */
export function logGroupArn({ region, accountId }: Site, name: string): string {
  return `arn:${partitionOf(region)}:logs:${region}:${accountId}:log-group:${name}`;
}

/** The ARN of a queue of this name. */
export function queueArn({ region, accountId }: Site, name: string): string {
  return `arn:${partitionOf(region)}:sqs:${region}:${accountId}:${name}`;
}

/** The ARN of a rule of the default event bus. */
export function eventRuleArn({ region, accountId }: Site, name: string): string {
  return `arn:${partitionOf(region)}:events:${region}:${accountId}:rule/${name}`;
}

/** Where EKS writes the control plane's logs; the name is fixed. */
export function controlPlaneLogGroup({ clusterName }: Site): string {
  return `/aws/eks/${clusterName}/cluster`;
}

/** Where the network's connections are logged. */
export function flowLogGroup({ clusterName }: Site): string {
  return `/aws/vpc/${clusterName}/flow-logs`;
}

/** Where workloads' logs go, under the name that Container Insights looks for. */
export function workloadLogGroup({ clusterName }: Site): string {
  return `/aws/containerinsights/${clusterName}/application`;
}

/**
 * Letters of the zones of regions, where they are not all of a to c.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "us-east-1": "abcdef",
    "us-west-2": "abcd",
    "ca-central-1": "abd",
    "ap-northeast-1": "acd",
    "ap-northeast-2": "abcd",
  }),
);

/** The zones that a region can have; an account may see fewer. */
export function zonesOf(region: string): string[] {
  return (letters.get(region) ?? "abc").split("").map((letter) => `${region}${letter}`);
}
