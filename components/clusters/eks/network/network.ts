import { ec2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { EksSubnetsArgs, EksVpcArgs } from "../args";
import { type Context, isProtected, tagsOf } from "../context";
import { createEgress } from "./egress";
import { createEndpoints } from "./endpoints";
import { createFlowLogs } from "../logs/logs";
import { allocateSubnets, type ZoneRanges, type ZoneSubnets, zoneRanges } from "./subnets";
import type { OwnZone } from "./own-zone";

/** A zone that nodes and the control plane can be in. */
interface Zone extends ZoneRanges {
  readonly privateSubnetId: pulumi.Input<string>;
  readonly intraSubnetId: pulumi.Input<string>;
}

/** The cluster's network. */
export interface Network {
  readonly vpcId: pulumi.Input<string>;
  readonly zones: readonly Zone[];
  /** Of the private and intra subnets; none where the network was made elsewhere. */
  readonly routeTableIds: readonly pulumi.Input<string>[];
  /** What has to be there before a node can reach anything. */
  readonly routes: readonly pulumi.Resource[];
}

/** Makes a network, or takes the one that is there. */
export function createNetwork(context: Context, keyArn: pulumi.Input<string>): Network {
  const { vpcId, subnets } = context.args.vpc;
  return vpcId === undefined || subnets === undefined
    ? createOwnNetwork(context, keyArn)
    : existingNetwork(context.args.vpc, vpcId, subnets);
}

function existingNetwork(vpc: EksVpcArgs, vpcId: string, subnets: Readonly<Record<string, EksSubnetsArgs>>): Network {
  const zones = zoneRanges(vpc).map((ranges) => ({
    ...ranges,
    privateSubnetId: subnets[ranges.zone]?.privateSubnetId ?? "",
    intraSubnetId: subnets[ranges.zone]?.intraSubnetId ?? "",
  }));
  return { vpcId, zones, routeTableIds: [], routes: [] };
}

/** Nothing in a network of our own has a public address but its NAT gateways and what is asked for. */
function createOwnNetwork(context: Context, keyArn: pulumi.Input<string>): Network {
  const { name, args, opts } = context;
  const vpc = new ec2.Vpc(
    name,
    { cidrBlock: args.vpc.cidr, enableDnsSupport: true, enableDnsHostnames: true, tags: tagsOf(context, name) },
    { ...opts, protect: isProtected(context) },
  );
  new ec2.DefaultSecurityGroup(
    name,
    { vpcId: vpc.id, ingress: [], egress: [], tags: tagsOf(context, `${name}-default-unused`) },
    opts,
  );
  const zones = allocateSubnets(args.vpc.cidr, args.vpc.zones).map((subnets) => createZone(context, vpc, subnets));
  const { routes, routeTables } = createEgress(context, vpc, zones);
  const endpoints = createEndpoints(context, vpc, zones, routeTables);
  createFlowLogs(context, vpc, keyArn);
  return {
    vpcId: vpc.id,
    zones: zones.map((zone) => ({
      ...zone,
      privateSubnetId: zone.privateSubnet.id,
      intraSubnetId: zone.intraSubnet.id,
    })),
    routeTableIds: routeTables.map(({ id }) => id),
    routes: [...routes, ...endpoints],
  };
}

function createZone(context: Context, vpc: ec2.Vpc, subnets: ZoneSubnets): OwnZone {
  const shared = { [`kubernetes.io/cluster/${context.clusterName}`]: "shared" };
  return {
    ...subnets,
    privateSubnet: createSubnet(context, vpc, subnets, "private", {
      ...shared,
      "kubernetes.io/role/internal-elb": "1",
      "karpenter.sh/discovery": context.clusterName,
    }),
    publicSubnet: createSubnet(context, vpc, subnets, "public", { ...shared, "kubernetes.io/role/elb": "1" }),
    intraSubnet: createSubnet(context, vpc, subnets, "intra", {}),
  };
}

/** The tags tell load balancers and autoscalers which subnets are theirs. */
function createSubnet(
  context: Context,
  vpc: ec2.Vpc,
  subnets: ZoneSubnets,
  kind: "private" | "public" | "intra",
  tags: Readonly<Record<string, string>>,
): ec2.Subnet {
  const name = `${context.name}-${kind}-${subnets.letter}`;
  return new ec2.Subnet(
    name,
    {
      vpcId: vpc.id,
      cidrBlock: subnets[kind],
      availabilityZone: subnets.zone,
      mapPublicIpOnLaunch: false,
      tags: { ...tagsOf(context, name), ...tags },
    },
    context.opts,
  );
}
