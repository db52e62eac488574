import type { Cluster } from "../../clusters/contract";
import { expected, type Problem } from "../../problems";

/** The place of a cluster on AWS, as ARNs and conditions name it. */
export interface AwsSite {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly clusterName: string;
}

/** Returns the place of a cluster on AWS, or nothing if a part of it is unknown. */
export function awsSite({ cloud, cloudFacts }: Pick<Cluster, "cloud" | "cloudFacts">): AwsSite | undefined {
  const { partition = "aws", region, accountId, clusterName } = cloudFacts ?? {};
  return cloud !== "aws" || region === undefined || accountId === undefined || clusterName === undefined
    ? undefined
    : { partition, region, accountId, clusterName };
}

/** Refuses a cluster on AWS whose place is unknown. */
export function checkAwsSite(cluster: Pick<Cluster, "cloud" | "cloudFacts">): Problem | false {
  return (
    cluster.cloud === "aws" &&
    awsSite(cluster) === undefined &&
    expected("cluster.cloudFacts", "accountId, region and clusterName to limit permissions on AWS")
  );
}

/** Returns the ARN of a resource in a cluster's account and region. */
export function arnOf({ partition, region, accountId }: AwsSite, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}
