import { compute } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, isProtected } from "../context";
import { createEgress } from "./egress";
import { networkRanges } from "./subnets";

/** Names of the nodes' secondary ranges. */
export const secondaryRanges = { pods: "pods", services: "services" } as const;

/** The cluster's network. */
export interface Network {
  readonly network: compute.Network;
  /** Nodes, with secondary ranges for pods and Services. */
  readonly nodes: compute.Subnetwork;
  /** The control plane's private endpoint. */
  readonly controlPlane: compute.Subnetwork;
  /** What has to be there before a node can reach anything. */
  readonly routes: readonly pulumi.Resource[];
}

/**
 * Makes a network of its own, without Google's default firewall rules: nothing comes in but what GKE lets in for the cluster and
 * its load balancers. Names are unique in a project, so that nothing new can stand beside the old of the same name.
 */
export function createNetwork(context: Context, apis: readonly pulumi.Resource[]): Network {
  const { name, project, clusterName, opts } = context;
  const network = new compute.Network(
    name,
    {
      project,
      name: clusterName,
      description: `Network of the cluster ${clusterName}`,
      autoCreateSubnetworks: false,
      routingMode: "REGIONAL",
    },
    { ...opts, protect: isProtected(context), deleteBeforeReplace: true, dependsOn: [...apis] },
  );
  const nodes = createNodeSubnetwork(context, network);
  const controlPlane = createSubnetwork(context, network, "control-plane", {
    ipCidrRange: networkRanges(context.args.vpc).controlPlane,
    ...flowLogsOf(context),
  });
  return { network, nodes, controlPlane, routes: createEgress(context, network, nodes) };
}

function createNodeSubnetwork(context: Context, network: compute.Network): compute.Subnetwork {
  const ranges = networkRanges(context.args.vpc);
  return createSubnetwork(context, network, "nodes", {
    ipCidrRange: ranges.nodes,
    secondaryIpRanges: [
      { rangeName: secondaryRanges.pods, ipCidrRange: ranges.pods },
      { rangeName: secondaryRanges.services, ipCidrRange: ranges.services },
    ],
    ...flowLogsOf(context),
  });
}

/** https://cloud.google.com/vpc/docs/using-flow-logs */
const flowLogs = {
  aggregationInterval: "INTERVAL_1_MIN",
  flowSampling: 0.5,
  metadata: "INCLUDE_ALL_METADATA",
} as const;

function flowLogsOf({ args }: Context): Pick<compute.SubnetworkArgs, "logConfig"> {
  return args.vpc.flowLogs === false ? {} : { logConfig: flowLogs };
}

/** Google's own APIs are reached without leaving its network. */
function createSubnetwork(
  context: Context,
  network: compute.Network,
  kind: string,
  args: Omit<compute.SubnetworkArgs, "network">,
): compute.Subnetwork {
  const { name, project, region, clusterName, opts } = context;
  return new compute.Subnetwork(
    `${name}-${kind}`,
    {
      project,
      region,
      name: `${clusterName}-${kind}`,
      network: network.id,
      stackType: "IPV4_ONLY",
      privateIpGoogleAccess: true,
      ...args,
    },
    { ...opts, deleteBeforeReplace: true },
  );
}
