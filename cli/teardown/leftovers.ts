import { jsonOf, type RunTool } from "../doctor";
import { type Fields, items, text } from "../values";
import type { Standing } from "./inventory";

/** What a cloud still has of a cluster. */
export interface Leftovers {
  readonly found: readonly string[];
  /** Why nobody looked, and the command that looks. */
  readonly notLooked?: string;
}

/** The tags by which the AWS cloud provider, the EBS driver and the load balancer controller mark what they make. */
const awsTags = (cluster: string) => [
  `Key=kubernetes.io/cluster/${cluster}`,
  `Key=elbv2.k8s.aws/cluster,Values=${cluster}`,
];

/** Returns the name of the EKS cluster in a state; undefined if there is none. */
export function clusterNameIn(resources: readonly Standing[]): string | undefined {
  return resources.find(({ type }) => type === "aws:eks/cluster:Cluster")?.id;
}

/** Where each cloud shows what may be left, if no tag of a cluster tells. */
const commands: Readonly<Record<string, string>> = {
  aks: "az resource list --output table",
  eks: "aws resourcegroupstaggingapi get-resources",
  gke: "gcloud compute disks list and gcloud compute forwarding-rules list",
};

/**
 * Asks the cloud's own tool for what carries the tag of the stack's cluster.
 *
 * @param cluster the cluster in the stack's file
 * @param name the cluster's name; undefined if it is not known any more
 */
export async function leftoversOf(
  run: RunTool,
  cluster: Fields | undefined,
  name: string | undefined = text(cluster, "clusterName"),
): Promise<Leftovers> {
  const [kind = "", region] = [text(cluster, "kind"), text(cluster, "region")];
  if (kind === "eks" && name !== undefined && region !== undefined) {
    return awsLeftovers(run, name, region);
  }
  const command = commands[kind] ?? "the tools of the cluster's cloud";
  const why =
    kind === "eks" ? "the state does not name the cluster any more" : "no tag marks what such a cluster leaves";
  return { found: [], notLooked: `${why}; look with ${command}` };
}

async function awsLeftovers(run: RunTool, name: string, region: string): Promise<Leftovers> {
  const found = new Set<string>();
  for (const tag of awsTags(name)) {
    const args = [
      "resourcegroupstaggingapi",
      "get-resources",
      "--tag-filters",
      tag,
      "--region",
      region,
      "--output",
      "json",
    ];
    const answer = await run("aws", args);
    if (answer.kind !== "answered") {
      return { found: [...found], notLooked: `aws did not answer; run aws ${args.slice(0, -2).join(" ")}` };
    }
    for (const resource of items(jsonOf(answer.stdout), "ResourceTagMappingList")) {
      found.add(text(resource, "ResourceARN") ?? "a resource without an ARN");
    }
  }
  return { found: [...found].toSorted() };
}
