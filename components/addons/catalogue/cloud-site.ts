import type { Cloud, CloudFacts, Cluster } from "../../clusters/contract";
import type { Problem } from "../../problems";
import { checkAwsSite } from "./aws-site";

type Fact = keyof CloudFacts;

const clouds = { aws: "AWS", gcp: "Google Cloud", azure: "Azure", none: "no cloud" } as const satisfies Record<
  Cloud,
  string
>;

/**
 * The objection to a cluster that does not say where it stands: on AWS its account, region and name, elsewhere the facts that an
 * add-on must be told.
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
    facts.some((fact) => cloudFacts?.[fact] === undefined) && {
      path: "cluster.cloudFacts",
      message: `what it does on ${clouds[cloud]} is written for one cluster in one place: give ${listed(facts)}`,
    }
  );
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
