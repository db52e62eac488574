import type { Cloud, CloudFacts, Cluster } from "../../clusters/contract";
import { expected, type Problem } from "../../problems";
import { checkAwsSite } from "./aws-site";

type Fact = keyof CloudFacts;

const clouds = { aws: "AWS", gcp: "Google Cloud", azure: "Azure", none: "no cloud" } as const satisfies Record<
  Cloud,
  string
>;

/**
 * Refuses a cluster whose place in its cloud is unknown: on AWS its account, region and name, elsewhere the facts that an add-on
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
    expected("cluster.cloudFacts", `${listed(facts)} to limit permissions on ${clouds[cloud]}`)
  );
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
