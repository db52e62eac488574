import { type NatGateway, type NetworkSecurityGroup, Subnet, VirtualNetwork } from "@pulumi/azure-native/network";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, placeOf } from "../context";
import type { Logs, LogsArgs } from "../logs";
import type { NetworkArgs } from "./args";
import { createNatGateway } from "./egress";
import { createFlowLogs } from "./flow-logs";
import { apiServerRules, createSecurityGroup, nodeRules } from "./security-group";
import { subnetRanges } from "./subnets";

/** The cluster's network. */
export interface Network {
  readonly vnetId: pulumi.Input<string>;
  readonly nodesSubnetId: pulumi.Input<string>;
  readonly apiServerSubnetId: pulumi.Input<string>;
}

/** The options that the network depends on. */
interface NetworkSettings extends NetworkArgs, LogsArgs {
  readonly endpoint: { readonly privateAccessCidrs?: readonly string[] };
}

/** Creates a network, or takes the existing one. */
export function createNetwork(context: Context, args: NetworkSettings, logs: Logs): Network {
  const { vnetId, nodes, apiServer } = args.vnet;
  return vnetId === undefined || nodes === undefined || apiServer === undefined
    ? createOwnNetwork(context, args, logs)
    : { vnetId, nodesSubnetId: nodes.subnetId, apiServerSubnetId: apiServer.subnetId };
}

/** Creates a network in which only the NAT gateway and the load balancers that Services ask for have public addresses. */
function createOwnNetwork(context: Context, args: NetworkSettings, logs: Logs): Network {
  const { name, opts } = context;
  const vnet = new VirtualNetwork(
    name,
    { ...placeOf(context), addressSpace: { addressPrefixes: [args.vnet.cidr] } },
    { ...opts, protect: context.isProtected },
  );
  if (args.vnet.flowLogs !== false) {
    createFlowLogs(context, args, vnet, logs);
  }
  const ranges = subnetRanges(args.vnet);
  const gateway = createNatGateway(context, args.vnet.zones);
  const nodesGroup = createSecurityGroup(context, `${name}-nodes`, nodeRules(args.vnet.publicPorts));
  const nodes = createSubnet(context, vnet, gateway, nodesGroup, {
    kind: "nodes",
    cidr: ranges.nodes,
    serviceEndpoints: [{ service: "Microsoft.Storage" }],
  });
  const rules = apiServerRules(ranges, args.endpoint.privateAccessCidrs);
  const apiServerGroup = createSecurityGroup(context, `${name}-api-server`, rules);
  const apiServer = createSubnet(
    context,
    vnet,
    gateway,
    apiServerGroup,
    {
      kind: "api-server",
      cidr: ranges.apiServer,
      delegations: [{ name: "aks", serviceName: "Microsoft.ContainerService/managedClusters" }],
    },
    /* Azure refuses two simultaneous changes of a network. */
    [nodes],
  );
  return { vnetId: vnet.id, nodesSubnetId: nodes.id, apiServerSubnetId: apiServer.id };
}

interface SubnetKind {
  readonly kind: "nodes" | "api-server";
  readonly cidr: string;
  readonly serviceEndpoints?: { readonly service: string }[];
  readonly delegations?: { readonly name: string; readonly serviceName: string }[];
}

/** Creates a subnet whose only route out is the gateway, and whose security group decides what gets in. */
function createSubnet(
  context: Context,
  vnet: VirtualNetwork,
  gateway: NatGateway,
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
      natGateway: { id: gateway.id },
      networkSecurityGroup: { id: group.id },
      ...rest,
    },
    { ...context.opts, dependsOn: [vnet, ...after] },
  );
}
