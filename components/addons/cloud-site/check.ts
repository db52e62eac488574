import type { Cloud, CloudFacts, Cluster } from "../../clusters/contract";
import { expected, type Problem } from "../../problems";
import { checkAwsSite } from "./aws-site";

type Fact = keyof CloudFacts;

const clouds = { aws: "AWS", gcp: "Google Cloud", azure: "Azure", none: "no cloud" } as const satisfies Record<
  Cloud,
  string
>;

/**
 * Refuses a cluster with missing cloud facts. On AWS, the facts are account, region and name. On other clouds, they are the facts that the add-on
 * needs.
 */
export function checkCloudSite(
  cluster: Pick<Cluster, "cloud" | "cloudFacts">,
  needed: Readonly<Record<"gcp" | "azure", readonly Fact[]>>,
): Problem | false {
  const { cloud, cloudFacts } = cluster;
  if (cloud === "aws" || cloud === "none") {
    return checkAwsSite(cluster);
  }
  const facts = needed[cloud];
  return (
    facts.some((fact) => cloudFacts?.[fact] === undefined) &&
    expected("cluster.cloudFacts", `${listed(facts)}, to limit permissions on ${clouds[cloud]}`)
  );
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
