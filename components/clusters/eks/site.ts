import { partitionOf } from "../shared-checks";

/** The account, region and name from which ARNs and fixed names are built. */
export interface Site {
  readonly accountId: string;
  readonly region: string;
  readonly clusterName: string;
  /** Path of the cluster's roles. @default "/" */
  readonly rolePath?: string;
}

/** Returns the ARN of an AWS managed policy. */
export function managedPolicyArn(region: string, policy: string): string {
  return `arn:${partitionOf(region)}:iam::aws:policy/${policy}`;
}

/** Returns the ARN of an EKS access policy. */
export function accessPolicyArn(region: string, policy: string): string {
  return `arn:${partitionOf(region)}:eks::aws:cluster-access-policy/${policy}`;
}

/** Returns the ARN of a service's resource in the account and region; `*` matches any. */
export function arnOf({ region, accountId }: Site, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;
}

/** Returns the cluster's ARN, which is known before the cluster exists. */
export function clusterArn({ region, accountId, clusterName }: Site): string {
  return `arn:${partitionOf(region)}:eks:${region}:${accountId}:cluster/${clusterName}`;
}

/**
 * Returns the name of the control plane's role. The name is fixed, so that the key's policy can contain it. It contains the region, because roles are
 * global.
 */
export function controlPlaneRoleName({ clusterName, region }: Site): string {
  return `${clusterName}-${region}-control-plane`;
}

/** Returns the name of the role of Karpenter's nodes. The name is fixed, so that policies can contain it before the role exists. */
export function karpenterNodeRoleName({ clusterName, region }: Site): string {
  return `${clusterName}-${region}-karpenter-node`;
}

/** Returns a role's ARN. */
export function roleArn({ region, accountId, rolePath = "/" }: Site, name: string): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:role${rolePath}${name}`;
}

/** Returns the ARN of the IAM OIDC provider that trusts the tokens of an issuer. */
export function oidcProviderArn({ region, accountId }: Omit<Site, "clusterName">, issuer: string): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:oidc-provider/${issuer.replace(/^https:\/\//, "")}`;
}

/** Returns a log group's ARN. */
export function logGroupArn({ region, accountId }: Site, name: string): string {
  return `arn:${partitionOf(region)}:logs:${region}:${accountId}:log-group:${name}`;
}

/** Returns a queue's ARN. */
export function queueArn({ region, accountId }: Site, name: string): string {
  return `arn:${partitionOf(region)}:sqs:${region}:${accountId}:${name}`;
}

/** Returns the ARN of a rule on the default event bus. */
export function eventRuleArn({ region, accountId }: Site, name: string): string {
  return `arn:${partitionOf(region)}:events:${region}:${accountId}:rule/${name}`;
}

/** Returns the name of the control plane's log group. EKS requires this name. */
export function controlPlaneLogGroup({ clusterName }: Site): string {
  return `/aws/eks/${clusterName}/cluster`;
}

/** Returns the name of the log group for the network's connections. */
export function flowLogGroup({ clusterName }: Site): string {
  return `/aws/vpc/${clusterName}/flow-logs`;
}

/** Returns the name of the log group of workloads. Container Insights expects this name. */
export function workloadLogGroup({ clusterName }: Site): string {
  return `/aws/containerinsights/${clusterName}/application`;
}
