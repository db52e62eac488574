import { ec2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";
import type { LogsArgs } from "../logs";
import type { EksSubnetsArgs, EksVpcArgs, NetworkArgs } from "./args";
import { createEgress } from "./egress";
import { createEndpoints } from "./endpoints";
import { createFlowLogs } from "./flow-logs";
import type { OwnZone } from "./own-zone";
import { createPeering } from "./peering";
import { ownSubnets, type ZoneRanges, type ZoneSubnets, zoneRanges } from "./subnets";

/** A zone of nodes and the control plane, with its subnets. */
interface Zone extends ZoneRanges {
  readonly privateSubnetId: pulumi.Input<string>;
  readonly intraSubnetId: pulumi.Input<string>;
  /** Id of the subnet of pods, if pods do not use the nodes' subnet. */
  readonly podSubnetId?: pulumi.Input<string>;
}

/** The cluster's network. */
export interface Network {
  readonly vpcId: pulumi.Input<string>;
  readonly zones: readonly Zone[];
  /** Ids of the route tables of the private and intra subnets. Empty for an existing network. */
  readonly routeTableIds: readonly pulumi.Input<string>[];
  /** Resources that must exist before a node can reach anything, and before anybody can reach the API server. */
  readonly routes: readonly pulumi.Resource[];
}

/** Creates a network, or uses the existing network. */
export function createNetwork(context: Context, args: NetworkArgs & LogsArgs, keyArn: pulumi.Input<string>): Network {
  const { vpcId, subnets } = args.vpc;
  return vpcId === undefined || subnets === undefined
    ? createOwnNetwork(context, args, keyArn)
    : existingNetwork(args.vpc, vpcId, subnets);
}

function existingNetwork(vpc: EksVpcArgs, vpcId: string, subnets: Readonly<Record<string, EksSubnetsArgs>>): Network {
  const zones = zoneRanges(vpc).map((ranges) => ({
    ...ranges,
    privateSubnetId: subnets[ranges.zone]?.privateSubnetId ?? "",
    intraSubnetId: subnets[ranges.zone]?.intraSubnetId ?? "",
    podSubnetId: subnets[ranges.zone]?.podSubnetId,
  }));
  return { vpcId, zones, routeTableIds: [], routes: [] };
}

/** Creates a network. Only the NAT gateways and the load balancers that Services request have public addresses. */
function createOwnNetwork(context: Context, args: NetworkArgs & LogsArgs, keyArn: pulumi.Input<string>): Network {
  const { name, opts } = context;
  const vpc = new ec2.Vpc(
    name,
    { cidrBlock: args.vpc.cidr, enableDnsSupport: true, enableDnsHostnames: true, tags: tagsOf(context, name) },
    { ...opts, protect: context.isProtected },
  );
  new ec2.DefaultSecurityGroup(
    name,
    { vpcId: vpc.id, ingress: [], egress: [], tags: tagsOf(context, `${name}-default-unused`) },
    opts,
  );
  const podNetworkId = createPodRange(context, vpc, args.vpc.podCidr);
  const zones = ownSubnets(args.vpc).map((subnets) => createZone(context, vpc.id, podNetworkId, subnets));
  const { routes, routeTables } = createEgress(context, vpc, zones, args.vpc.natGateways);
  const endpoints = createEndpoints(context, args.vpc, vpc, zones, routeTables);
  const wayIn = createPeering(context, args.vpc, vpc, zones, routeTables);
  if (args.vpc.flowLogs !== false) {
    createFlowLogs(context, args, vpc, keyArn);
  }
  return {
    vpcId: vpc.id,
    zones: zones.map((zone) => ({
      ...zone,
      privateSubnetId: zone.privateSubnet.id,
      intraSubnetId: zone.intraSubnet.id,
      podSubnetId: zone.podSubnet?.id,
    })),
    routeTableIds: routeTables.map(({ table }) => table.id),
    routes: [...routes, ...endpoints, ...wayIn],
  };
}

/** Adds the range of pods to the network. Returns the network's id once it has the range. */
function createPodRange(context: Context, vpc: ec2.Vpc, cidrBlock: string | undefined): pulumi.Input<string> {
  if (cidrBlock === undefined) {
    return vpc.id;
  }
  const args = { vpcId: vpc.id, cidrBlock };
  return new ec2.VpcIpv4CidrBlockAssociation(`${context.name}-pods`, args, context.opts).vpcId;
}

function createZone(
  context: Context,
  vpcId: pulumi.Input<string>,
  podNetworkId: pulumi.Input<string>,
  subnets: ZoneSubnets,
): OwnZone {
  const shared = { [`kubernetes.io/cluster/${context.clusterName}`]: "shared" };
  return {
    ...subnets,
    privateSubnet: createSubnet(context, vpcId, subnets, "private", {
      ...shared,
      "kubernetes.io/role/internal-elb": "1",
      "karpenter.sh/discovery": context.clusterName,
    }),
    publicSubnet: createSubnet(context, vpcId, subnets, "public", { ...shared, "kubernetes.io/role/elb": "1" }),
    intraSubnet: createSubnet(context, vpcId, subnets, "intra", {}),
    ...(subnets.pods !== undefined && { podSubnet: createSubnet(context, podNetworkId, subnets, "pods", {}) }),
  };
}

/** Creates a subnet. Load balancers and autoscalers find their subnets by tags. */
function createSubnet(
  context: Context,
  vpcId: pulumi.Input<string>,
  subnets: ZoneSubnets,
  kind: "private" | "public" | "intra" | "pods",
  tags: Readonly<Record<string, string>>,
): ec2.Subnet {
  const name = `${context.name}-${kind}-${subnets.letter}`;
  return new ec2.Subnet(
    name,
    {
      vpcId,
      cidrBlock: subnets[kind],
      availabilityZone: subnets.zone,
      mapPublicIpOnLaunch: false,
      tags: { ...tagsOf(context, name), ...tags },
    },
    context.opts,
  );
}
