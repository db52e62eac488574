import { compute } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { Context } from "../context";
import type { GkeVpcArgs } from "./args";
import { createEgress } from "./egress";
import { flowLogsOf } from "./flow-logs";
import { networkRanges } from "./subnets";

/** Names of the nodes' secondary ranges. */
export const secondaryRanges = { pods: "pods", services: "services" } as const;

/** The cluster's network. */
export interface Network {
  readonly network: compute.Network;
  /** Subnetwork of the nodes, with secondary ranges for pods and Services. */
  readonly nodes: compute.Subnetwork;
  /** Subnetwork of the control plane's private endpoint. */
  readonly controlPlane: compute.Subnetwork;
  /** Resources that must exist before a node can reach anything. */
  readonly routes: readonly pulumi.Resource[];
}

/**
 * Creates a network without Google's default firewall rules: nothing gets in except what GKE allows for the cluster and its load
 * balancers. Names are unique in a project, so a replacement deletes the old network first.
 */
export function createNetwork(context: Context, vpc: GkeVpcArgs, apis: readonly pulumi.Resource[]): Network {
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
      { rangeName: secondaryRanges.pods, ipCidrRange: ranges.pods },
      { rangeName: secondaryRanges.services, ipCidrRange: ranges.services },
    ],
    ...flowLogsOf(vpc),
  });
  const controlPlane = createSubnetwork(context, network, "control-plane", {
    ipCidrRange: ranges.controlPlane,
    ...flowLogsOf(vpc),
  });
  return { network, nodes, controlPlane, routes: createEgress(context, network, nodes) };
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
