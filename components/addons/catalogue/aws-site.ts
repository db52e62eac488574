import type { Cluster } from "../../clusters/contract";
import type { Problem } from "../../problems";

/** Where a cluster stands on AWS, as ARNs and conditions name it. */
export interface AwsSite {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly clusterName: string;
}

/** Looks up where a cluster stands on AWS; nothing where it does not say all of it. */
export function awsSite({ cloud, cloudFacts }: Pick<Cluster, "cloud" | "cloudFacts">): AwsSite | undefined {
  const { partition = "aws", region, accountId, clusterName } = cloudFacts ?? {};
  return cloud !== "aws" || region === undefined || accountId === undefined || clusterName === undefined
    ? undefined
    : { partition, region, accountId, clusterName };
}

/** The objection to a cluster on AWS that does not say where it stands. */
export function checkAwsSite(cluster: Pick<Cluster, "cloud" | "cloudFacts">): Problem | false {
  return (
    cluster.cloud === "aws" &&
    awsSite(cluster) === undefined && {
      path: "cluster.cloudFacts",
      message:
        "what it may do on AWS is written for one cluster in one account: give accountId, region and clusterName",
    }
  );
}
