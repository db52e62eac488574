import type { Cluster } from "../../clusters/contract";
import { expected, type Problem } from "../../problems";

/** Account, region and name of a cluster on AWS, in the form that ARNs and conditions use. */
export interface AwsSite {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly clusterName: string;
}

/** Returns account, region and name of a cluster on AWS. Returns nothing if one of them is unknown. */
export function awsSite({ cloud, cloudFacts }: Pick<Cluster, "cloud" | "cloudFacts">): AwsSite | undefined {
  const { partition = "aws", region, accountId, clusterName } = cloudFacts ?? {};
  return cloud !== "aws" || region === undefined || accountId === undefined || clusterName === undefined
    ? undefined
    : { partition, region, accountId, clusterName };
}

/** Refuses a cluster on AWS whose account, region or name is unknown. */
export function checkAwsSite(cluster: Pick<Cluster, "cloud" | "cloudFacts">): Problem | false {
  return (
    cluster.cloud === "aws" &&
    awsSite(cluster) === undefined &&
    expected("cluster.cloudFacts", "accountId, region and clusterName, to limit permissions on AWS")
  );
}

/** Returns the ARN of a resource in a cluster's account and region. */
export function arnOf({ partition, region, accountId }: AwsSite, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}
