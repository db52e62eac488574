import { ec2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";
import type { OwnZone as Zone } from "./own-zone";

/** The ways out of a network. */
export interface Egress {
  /** Route tables of the private and intra subnets. */
  readonly routeTables: readonly ec2.RouteTable[];
  /** What has to be there before a node can reach anything. */
  readonly routes: readonly pulumi.Resource[];
}

const anywhere = "0.0.0.0/0";

/**
 * Makes the ways out: the public subnets' gateway, NAT gateways for the private subnets, and none for the intra subnets. Each
 * zone has a route table of its own, so that going from one NAT gateway to one per zone changes routes only.
 */
export function createEgress(context: Context, vpc: ec2.Vpc, zones: readonly Zone[]): Egress {
  const publicRoutes = createPublicRoutes(context, vpc, zones);
  const gateways = createNatGateways(context, zones, publicRoutes);
  const tables = zones.map((zone, index) => {
    const table = createRouteTable(context, vpc, `private-${zone.letter}`, [zone.privateSubnet]);
    const gateway = gateways[index] ?? gateways[0];
    const route = new ec2.Route(
      `${context.name}-private-${zone.letter}`,
      { routeTableId: table.table.id, destinationCidrBlock: anywhere, natGatewayId: gateway?.id },
      context.opts,
    );
    return { ...table, route };
  });
  const intraSubnets = zones.map(({ intraSubnet }) => intraSubnet);
  const intra = createRouteTable(context, vpc, "intra", intraSubnets, zones);
  return {
    routeTables: [...tables.map(({ table }) => table), intra.table],
    routes: [...tables.flatMap(({ route, associations }) => [route, ...associations]), ...intra.associations],
  };
}

function createPublicRoutes(context: Context, vpc: ec2.Vpc, zones: readonly Zone[]): pulumi.Resource[] {
  const { name, opts } = context;
  const gateway = new ec2.InternetGateway(name, { vpcId: vpc.id, tags: tagsOf(context, name) }, opts);
  const subnets = zones.map(({ publicSubnet }) => publicSubnet);
  const { table, associations } = createRouteTable(context, vpc, "public", subnets, zones);
  const route = new ec2.Route(
    `${name}-public`,
    { routeTableId: table.id, destinationCidrBlock: anywhere, gatewayId: gateway.id },
    opts,
  );
  return [route, ...associations];
}

function createNatGateways(
  context: Context,
  zones: readonly Zone[],
  publicRoutes: readonly pulumi.Resource[],
): ec2.NatGateway[] {
  const single = context.args.vpc.natGateways === "single";
  return (single ? zones.slice(0, 1) : zones).map(({ letter, publicSubnet }) => {
    const name = `${context.name}-${letter}`;
    const tags = tagsOf(context, name);
    const address = new ec2.Eip(name, { domain: "vpc", tags }, context.opts);
    return new ec2.NatGateway(
      name,
      { connectivityType: "public", allocationId: address.id, subnetId: publicSubnet.id, tags },
      { ...context.opts, dependsOn: [...publicRoutes] },
    );
  });
}

/** Makes a route table for subnets of one zone, or, where the zones are given, of each of them. */
function createRouteTable(
  context: Context,
  vpc: ec2.Vpc,
  kind: string,
  subnets: readonly ec2.Subnet[],
  zones: readonly Zone[] = [],
): { table: ec2.RouteTable; associations: ec2.RouteTableAssociation[] } {
  const name = `${context.name}-${kind}`;
  const table = new ec2.RouteTable(name, { vpcId: vpc.id, tags: tagsOf(context, name) }, context.opts);
  const associations = subnets.map((subnet, index) => {
    const zone = zones[index];
    const suffix = zone === undefined ? "" : `-${zone.letter}`;
    return new ec2.RouteTableAssociation(
      `${name}${suffix}`,
      { routeTableId: table.id, subnetId: subnet.id },
      context.opts,
    );
  });
  return { table, associations };
}
