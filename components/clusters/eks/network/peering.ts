import { ec2, ec2transitgateway } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";
import type { EksPeeringArgs, EksTransitGatewayArgs, EksVpcArgs } from "./args";
import type { KindTable } from "./egress";
import type { OwnZone } from "./own-zone";

/** The next hop of a route. */
type Hop = Pick<ec2.RouteArgs, "transitGatewayId" | "vpcPeeringConnectionId">;

/**
 * Connects the network with the networks that reach the API server's private endpoint. The control plane and everything in the cluster are created
 * afterwards. Answers need a route in the intra subnets, which contain the API server, and in the private subnets, which contain pods.
 */
export function createPeering(
  context: Context,
  { cidr, transitGateway, peering }: EksVpcArgs,
  vpc: ec2.Vpc,
  zones: readonly OwnZone[],
  routeTables: readonly KindTable[],
): pulumi.Resource[] {
  return [
    ...(transitGateway === undefined ? [] : attach(context, transitGateway, vpc, zones, routeTables)),
    ...(peering === undefined ? [] : peer(context, peering, vpc, cidr, routeTables)),
  ];
}

/** Attaches the intra subnets. A transit gateway needs one subnet in each zone. Traffic that it forwards keeps its source address. */
function attach(
  context: Context,
  { transitGatewayId, destinationCidrBlocks }: EksTransitGatewayArgs,
  vpc: ec2.Vpc,
  zones: readonly OwnZone[],
  routeTables: readonly KindTable[],
): pulumi.Resource[] {
  const { name, opts } = context;
  const subnetIds = zones.map(({ intraSubnet }) => intraSubnet.id);
  const attachment = new ec2transitgateway.VpcAttachment(
    name,
    { transitGatewayId, vpcId: vpc.id, subnetIds, tags: tagsOf(context, name) },
    opts,
  );
  /* EC2 refuses a route to a gateway before the network is attached to the gateway. */
  const own = { ...opts, dependsOn: [attachment] };
  return [attachment, ...createRoutes(context, routeTables, destinationCidrBlocks, { transitGatewayId }, own)];
}

function peer(
  context: Context,
  { peerVpcId, destinationCidrBlocks, peerRouteTableIds = [] }: EksPeeringArgs,
  vpc: ec2.Vpc,
  cidr: string,
  routeTables: readonly KindTable[],
): pulumi.Resource[] {
  const { name, opts } = context;
  const connection = new ec2.VpcPeeringConnection(
    name,
    { vpcId: vpc.id, peerVpcId, autoAccept: true, tags: tagsOf(context, name) },
    opts,
  );
  const hop = { vpcPeeringConnectionId: connection.id };
  const back = peerRouteTableIds.map(
    (routeTableId) =>
      new ec2.Route(`${name}-${routeTableId}`, { routeTableId, destinationCidrBlock: cidr, ...hop }, opts),
  );
  return [connection, ...createRoutes(context, routeTables, destinationCidrBlocks, hop, opts), ...back];
}

function createRoutes(
  { name }: Context,
  routeTables: readonly KindTable[],
  destinations: readonly string[],
  hop: Hop,
  opts: pulumi.CustomResourceOptions,
): ec2.Route[] {
  return routeTables.flatMap(({ kind, table }) =>
    destinations.map(
      (destinationCidrBlock) =>
        new ec2.Route(
          `${name}-${kind}-${destinationCidrBlock}`,
          { routeTableId: table.id, destinationCidrBlock, ...hop },
          opts,
        ),
    ),
  );
}
