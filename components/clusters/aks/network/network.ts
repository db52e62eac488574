import { type NatGateway, type NetworkSecurityGroup, Subnet, VirtualNetwork } from "@pulumi/azure-native/network";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, isProtected, placeOf } from "../context";
import { createNatGateway } from "./egress";
import { createFlowLogs } from "./flow-logs";
import type { Logs } from "../logs/logs";
import { apiServerRules, createSecurityGroup, nodeRules } from "./security-group";
import { subnetRanges } from "./subnets";

/** The cluster's network. */
export interface Network {
  readonly vnetId: pulumi.Input<string>;
  readonly nodesSubnetId: pulumi.Input<string>;
  readonly apiServerSubnetId: pulumi.Input<string>;
}

/** Makes a network, or takes the one that is there. */
export function createNetwork(context: Context, logs: Logs): Network {
  const { vnetId, nodes, apiServer } = context.args.vnet;
  return vnetId === undefined || nodes === undefined || apiServer === undefined
    ? createOwnNetwork(context, logs)
    : { vnetId, nodesSubnetId: nodes.subnetId, apiServerSubnetId: apiServer.subnetId };
}

/** Nothing in a network of our own has a public address but its NAT gateway and what is asked for. */
function createOwnNetwork(context: Context, logs: Logs): Network {
  const { name, args, opts } = context;
  const vnet = new VirtualNetwork(
    name,
    { ...placeOf(context), addressSpace: { addressPrefixes: [args.vnet.cidr] } },
    { ...opts, protect: isProtected(context) },
  );
  createFlowLogs(context, vnet, logs);
  const ranges = subnetRanges(args.vnet);
  const gateway = createNatGateway(context);
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
    /* Azure refuses two changes of one network at a time. */
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

/** A subnet has no way out but the gateway, and lets in what its group says. */
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
