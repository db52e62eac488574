import { ec2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";
import type { NatGateways } from "./args";
import type { OwnZone as Zone } from "./own-zone";

/** A route table. The kind of its subnets is part of its name. */
export interface KindTable {
  readonly kind: string;
  readonly table: ec2.RouteTable;
}

/** The routes out of a network. */
export interface Egress {
  /** Route tables of the private and intra subnets. */
  readonly routeTables: readonly KindTable[];
  /** Resources that must exist before a node can reach anything. */
  readonly routes: readonly pulumi.Resource[];
}

const anywhere = "0.0.0.0/0";

/**
 * Creates an internet gateway for the public subnets and NAT gateways for the private subnets. The intra subnets have no route to the internet. Each
 * zone has its own route table, so a change from one NAT gateway to one per zone changes only routes.
 */
export function createEgress(
  context: Context,
  vpc: ec2.Vpc,
  zones: readonly Zone[],
  natGateways: NatGateways = "per-zone",
): Egress {
  const publicRoutes = createPublicRoutes(context, vpc, zones);
  const gateways = createNatGateways(context, natGateways === "single" ? zones.slice(0, 1) : zones, publicRoutes);
  const tables = zones.map((zone, index) => {
    const table = createRouteTable(context, vpc, `private-${zone.letter}`, [zone.privateSubnet]);
    const ofPods = associatePods(context, zone, table.table);
    const gateway = gateways[index] ?? gateways[0];
    const route = new ec2.Route(
      `${context.name}-private-${zone.letter}`,
      { routeTableId: table.table.id, destinationCidrBlock: anywhere, natGatewayId: gateway?.id },
      context.opts,
    );
    return { ...table, associations: [...table.associations, ...ofPods], route };
  });
  const intraSubnets = zones.map(({ intraSubnet }) => intraSubnet);
  const intra = createRouteTable(context, vpc, "intra", intraSubnets, zones);
  return {
    routeTables: [...tables, intra],
    routes: [...tables.flatMap(({ route, associations }) => [route, ...associations]), ...intra.associations],
  };
}

/** Gives the pods' subnet the routes of the nodes' subnet. Pods need these routes to answer clients whose addresses a load balancer preserves. */
function associatePods(
  context: Context,
  { letter, podSubnet }: Zone,
  { id: routeTableId }: ec2.RouteTable,
): ec2.RouteTableAssociation[] {
  if (podSubnet === undefined) {
    return [];
  }
  const name = `${context.name}-pods-${letter}`;
  return [new ec2.RouteTableAssociation(name, { routeTableId, subnetId: podSubnet.id }, context.opts)];
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
  return zones.map(({ letter, publicSubnet }) => {
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

/** Creates a route table for the given subnets, which are in one zone or in all zones. */
function createRouteTable(
  context: Context,
  vpc: ec2.Vpc,
  kind: string,
  subnets: readonly ec2.Subnet[],
  zones: readonly Zone[] = [],
): KindTable & { associations: ec2.RouteTableAssociation[] } {
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
  return { kind, table, associations };
}
