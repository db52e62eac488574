import { type NetworkSecurityGroup, Subnet, VirtualNetwork } from "@pulumi/azure-native/network";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, placeOf } from "../context";
import type { Logs, LogsArgs } from "../logs";
import type { AksVnetArgs, NetworkArgs } from "./args";
import { createNatGateway } from "./egress";
import { createFlowLogs } from "./flow-logs";
import { createPeerings } from "./hub";
import { createNameZone } from "./private-zone";
import { createFirewallRoutes } from "./routes";
import { apiServerRules, createSecurityGroup, nodeRules } from "./security-group";
import { subnetRanges } from "./subnets";

/** The cluster's network. */
export interface Network {
  readonly vnetId: pulumi.Input<string>;
  readonly nodesSubnetId: pulumi.Input<string>;
  readonly apiServerSubnetId: pulumi.Input<string>;
  /** DNS zone of the API server's name. @default AKS' own zone, which only the cluster's network resolves */
  readonly privateDnsZoneId?: pulumi.Input<string>;
  /** All changes of the network, including peerings. While one of them runs, Azure refuses the changes that the cluster makes. */
  readonly changes: readonly pulumi.Resource[];
}

/** The options that the network depends on. */
interface NetworkSettings extends NetworkArgs, LogsArgs {
  readonly endpoint: {
    readonly publicAccessCidrs?: readonly string[];
    readonly privateAccessCidrs?: readonly string[];
    readonly privateDnsZoneId?: string;
  };
}

/** Creates a network, or uses the existing network. */
export function createNetwork(context: Context, args: NetworkSettings, logs: Logs): Network {
  const { vnetId, nodes, apiServer } = args.vnet;
  return vnetId === undefined || nodes === undefined || apiServer === undefined
    ? createOwnNetwork(context, args, logs)
    : {
        vnetId,
        nodesSubnetId: nodes.subnetId,
        apiServerSubnetId: apiServer.subnetId,
        privateDnsZoneId: args.endpoint.privateDnsZoneId,
        changes: [],
      };
}

/** Creates a network and peers it with the hub. Only the NAT gateway and the load balancers that Services request have public addresses. */
function createOwnNetwork(context: Context, args: NetworkSettings, logs: Logs): Network {
  const { name, opts } = context;
  const vnet = new VirtualNetwork(
    name,
    { ...placeOf(context), addressSpace: { addressPrefixes: [args.vnet.cidr] } },
    { ...opts, protect: context.isProtected },
  );
  const { nodes, apiServer } = createSubnets(context, args, vnet);
  const { privateDnsZoneId, wayIn } = createWayIn(context, args, vnet, [nodes, apiServer]);
  const made = [nodes, apiServer, ...wayIn];
  return {
    vnetId: vnet.id,
    nodesSubnetId: nodes.id,
    apiServerSubnetId: apiServer.id,
    privateDnsZoneId,
    changes: args.vnet.flowLogs === false ? made : [...made, createFlowLogs(context, args, vnet, logs, made)],
  };
}

/** Peers the network with the hub, if there is a hub. A private API server gets a name in a DNS zone that both networks resolve. */
function createWayIn(
  context: Context,
  { vnet: { hub }, endpoint }: NetworkSettings,
  vnet: VirtualNetwork,
  subnets: readonly Subnet[],
): Pick<Network, "privateDnsZoneId"> & { readonly wayIn: readonly pulumi.Resource[] } {
  const { publicAccessCidrs, privateDnsZoneId } = endpoint;
  if (hub === undefined) {
    return { privateDnsZoneId, wayIn: [] };
  }
  const peerings = createPeerings(context, vnet, hub, subnets);
  if (publicAccessCidrs !== undefined || privateDnsZoneId !== undefined) {
    return { privateDnsZoneId, wayIn: peerings };
  }
  const zone = createNameZone(context, vnet, hub.vnetId, peerings);
  return { privateDnsZoneId: zone.id, wayIn: [...peerings, ...zone.links] };
}

/** Creates a subnet for nodes and one for the API server. */
function createSubnets(context: Context, args: NetworkSettings, vnet: VirtualNetwork) {
  const { name } = context;
  const ranges = subnetRanges(args.vnet);
  const wayOut = createWayOut(context, args.vnet);
  const nodesGroup = createSecurityGroup(context, `${name}-nodes`, nodeRules(args.vnet.publicPorts));
  const nodes = createSubnet(context, vnet, wayOut, nodesGroup, {
    kind: "nodes",
    cidr: ranges.nodes,
    serviceEndpoints: [{ service: "Microsoft.Storage" }],
  });
  const rules = apiServerRules(ranges, args.endpoint.privateAccessCidrs);
  const apiServerGroup = createSecurityGroup(context, `${name}-api-server`, rules);
  const apiServer = createSubnet(
    context,
    vnet,
    wayOut,
    apiServerGroup,
    {
      kind: "api-server",
      cidr: ranges.apiServer,
      delegations: [{ name: "aks", serviceName: "Microsoft.ContainerService/managedClusters" }],
    },
    /* Azure refuses two simultaneous changes of a network. */
    [nodes],
  );
  return { nodes, apiServer };
}

/** Creates the only route from the subnets to the internet. */
function createWayOut(context: Context, { zones, hub }: AksVnetArgs): WayOut {
  return hub?.firewallAddress === undefined
    ? { natGateway: { id: createNatGateway(context, zones).id } }
    : { routeTable: { id: createFirewallRoutes(context, hub.firewallAddress).id } };
}

/** The subnet's property that gives it a route to the internet. */
type WayOut = Readonly<Partial<Record<"natGateway" | "routeTable", { readonly id: pulumi.Output<string> }>>>;

interface SubnetKind {
  readonly kind: "nodes" | "api-server";
  readonly cidr: string;
  readonly serviceEndpoints?: { readonly service: string }[];
  readonly delegations?: { readonly name: string; readonly serviceName: string }[];
}

/** Creates a subnet with one route to the internet, and with a security group for incoming traffic. */
function createSubnet(
  context: Context,
  vnet: VirtualNetwork,
  wayOut: WayOut,
  group: NetworkSecurityGroup,
  { kind, cidr, ...rest }: SubnetKind,
  after: readonly pulumi.Resource[] = [],
): Subnet {
  return new Subnet(
    `${context.name}-${kind}`,
    {
      resourceGroupName: context.resourceGroupName,
      virtualNetworkName: vnet.name,
      addressPrefix: cidr,
      defaultOutboundAccess: false,
      ...wayOut,
      networkSecurityGroup: { id: group.id },
      ...rest,
    },
    { ...context.opts, dependsOn: [vnet, ...after] },
  );
}
