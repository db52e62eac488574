import { type Answer, jsonOf, type RunTool } from "../doctor";
import { type Fields, items, text } from "../values";
import type { Standing } from "./inventory";

/** The resources of a cluster that its cloud still has. */
export interface Leftovers {
  readonly found: readonly string[];
  /** The parts that were not checked and why, with the command that checks them. */
  readonly notLooked?: string;
}

/** The tags by which the AWS cloud provider, the EBS driver and the load balancer controller mark their resources. */
const awsTags = (cluster: string) => [
  `Key=kubernetes.io/cluster/${cluster}`,
  `Key=elbv2.k8s.aws/cluster,Values=${cluster}`,
];

/** The input that holds a cluster's name in the cloud. Pulumi may choose the name on EKS, so only the id contains it. */
const nameInputs: Readonly<Record<string, string>> = {
  "azure-native:containerservice:ManagedCluster": "resourceName",
  "gcp:container/cluster:Cluster": "name",
};

/** Returns the name of the managed cluster in a state; undefined if there is none. */
export function clusterNameIn(resources: readonly Standing[]): string | undefined {
  const [name] = resources.flatMap(({ id, inputs, type }) => {
    const input = nameInputs[type];
    const found = type === "aws:eks/cluster:Cluster" ? id : input === undefined ? undefined : text(inputs, input);
    return found ?? [];
  });
  return name;
}

/** The resources that each cloud's tool lists, if the cluster's name is no longer known. */
const commands: Readonly<Record<string, string>> = {
  aks: "az resource list --output table",
  eks: "aws resourcegroupstaggingapi get-resources",
  gke: "gcloud compute disks list and gcloud compute forwarding-rules list",
};

/**
 * Asks the cloud's own tool for resources with the tag or label of the stack's cluster.
 *
 * @param cluster the cluster in the stack's file
 * @param name the cluster's name; undefined if it is no longer known
 */
export async function leftoversOf(
  run: RunTool,
  cluster: Fields | undefined,
  name: string | undefined = text(cluster, "clusterName"),
): Promise<Leftovers> {
  const [kind = "", region] = [text(cluster, "kind"), text(cluster, "region")];
  if (name !== undefined && kind === "eks" && region !== undefined) {
    return awsLeftovers(run, name, region);
  }
  if (name !== undefined && kind === "gke") {
    return googleLeftovers(run, name, text(cluster, "projectId"));
  }
  if (name !== undefined && kind === "aks") {
    return azureLeftovers(run, name, text(cluster, "subscriptionId"));
  }
  const command = commands[kind] ?? "the tools of the cluster's cloud";
  const why =
    commands[kind] === undefined
      ? "resources of this kind of cluster have no tag"
      : "the state no longer names the cluster";
  return { found: [], notLooked: `${why}; to look for leftovers, run ${command}` };
}

/**
 * Lists the disks with GKE's label of the cluster, which its driver for volumes sets, or with Keelson's own. Forwarding rules carry no label.
 * https://docs.cloud.google.com/kubernetes-engine/docs/how-to/creating-managing-labels
 */
async function googleLeftovers(run: RunTool, name: string, project: string | undefined): Promise<Leftovers> {
  const filter = `labels.goog-k8s-cluster-name=${name} OR labels.cluster=${name}`;
  const place = project === undefined ? [] : ["--project", project];
  const args = ["compute", "disks", "list", "--filter", filter, ...place];
  const answer = await run("gcloud", [...args, "--format", "json"]);
  const balancers = typed("gcloud", ["compute", "forwarding-rules", "list", ...place]);
  return answer.kind === "answered"
    ? {
        found: linksIn(answer, "selfLink"),
        notLooked: `load balancers, because their forwarding rules have no label; to look for them, run ${balancers}`,
      }
    : { found: [], notLooked: `gcloud did not answer; run ${typed("gcloud", args)} and ${balancers}` };
}

/** Lists resources with Keelson's tag of the cluster: its own, and the disks and shares of its storage classes. */
async function azureLeftovers(run: RunTool, name: string, subscription: string | undefined): Promise<Leftovers> {
  const place = subscription === undefined ? [] : ["--subscription", subscription];
  const args = ["resource", "list", "--tag", `cluster=${name}`, ...place];
  const answer = await run("az", [...args, "--output", "json"]);
  return answer.kind === "answered"
    ? { found: linksIn(answer, "id") }
    : { found: [], notLooked: `az did not answer; run ${typed("az", args)}` };
}

/** Writes a command as you type it in a shell. */
function typed(tool: string, args: readonly string[]): string {
  return [tool, ...args.map((arg) => (arg.includes(" ") ? `"${arg}"` : arg))].join(" ");
}

function linksIn({ stdout }: Extract<Answer, { kind: "answered" }>, key: string): string[] {
  return items({ rows: jsonOf(stdout) }, "rows")
    .map((row) => text(row, key) ?? "a resource without a name")
    .toSorted();
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
      return { found: [...found], notLooked: `aws did not answer; run ${typed("aws", args.slice(0, -2))}` };
    }
    for (const resource of items(jsonOf(answer.stdout), "ResourceTagMappingList")) {
      found.add(text(resource, "ResourceARN") ?? "a resource without an ARN");
    }
  }
  return { found: [...found].toSorted() };
}
