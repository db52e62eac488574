import { compute } from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import type { Context } from "../context";
import type { GkeSubnetworksArgs, GkeVpcArgs } from "./args";
import { createEgress } from "./egress";
import { flowLogsOf } from "./flow-logs";
import { networkRanges } from "./subnets";

/** Names of the secondary ranges in the cluster's own network. */
const ownRanges = { pods: "pods", services: "services" } as const;

/** The cluster's network. */
export interface Network {
  /** Full name of the network: `projects/…/global/networks/…`. */
  readonly id: pulumi.Output<string>;
  readonly name: pulumi.Output<string>;
  /** Full name of the nodes' subnetwork, which has secondary ranges for pods and Services. */
  readonly nodes: pulumi.Output<string>;
  /** Full name of the subnetwork of the control plane's private endpoint. */
  readonly controlPlane: pulumi.Output<string>;
  /** Names of the secondary ranges. */
  readonly ranges: { readonly pods: string; readonly services: string };
  /** Resources that must exist before a node can reach anything. */
  readonly routes: readonly pulumi.Resource[];
}

/** Creates a network, or uses the existing network. */
export function createNetwork(context: Context, vpc: GkeVpcArgs, apis: readonly pulumi.Resource[]): Network {
  const { network, subnetworks } = vpc;
  return network === undefined || subnetworks === undefined
    ? createOwnNetwork(context, vpc, apis)
    : existingNetwork(network, subnetworks, apis);
}

function existingNetwork(
  network: string,
  { nodes, controlPlane, podRange, serviceRange }: GkeSubnetworksArgs,
  apis: readonly pulumi.Resource[],
): Network {
  return {
    id: pulumi.output(network),
    name: pulumi.output(network.slice(network.lastIndexOf("/") + 1)),
    nodes: pulumi.output(nodes),
    controlPlane: pulumi.output(controlPlane),
    ranges: { pods: podRange, services: serviceRange },
    routes: apis,
  };
}

/**
 * Creates a network without Google's default firewall rules. The network accepts only traffic that GKE allows for the cluster and its load balancers.
 * Names are unique in a project, so a replacement deletes the old network first.
 */
function createOwnNetwork(context: Context, vpc: GkeVpcArgs, apis: readonly pulumi.Resource[]): Network {
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
    { ...opts, protect: context.isProtected, deleteBeforeReplace: true, dependsOn: [...apis] },
  );
  const ranges = networkRanges(vpc);
  const nodes = createSubnetwork(context, network, "nodes", {
    ipCidrRange: ranges.nodes,
    secondaryIpRanges: [
      { rangeName: ownRanges.pods, ipCidrRange: ranges.pods },
      { rangeName: ownRanges.services, ipCidrRange: ranges.services },
    ],
    ...flowLogsOf(vpc),
  });
  const controlPlane = createSubnetwork(context, network, "control-plane", {
    ipCidrRange: ranges.controlPlane,
    ...flowLogsOf(vpc),
  });
  return {
    id: network.id,
    name: network.name,
    nodes: nodes.id,
    controlPlane: controlPlane.id,
    ranges: ownRanges,
    routes: createEgress(context, network, nodes),
  };
}

/** Creates a subnetwork that reaches Google's APIs inside Google's network. */
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
