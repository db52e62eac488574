import { NetworkSecurityGroup } from "@pulumi/azure-native/network";
import { type Context, placeOf } from "../context";

/** A connection that is let in, or refused. */
export interface Rule {
  readonly name: string;
  /** What it is for. */
  readonly description: string;
  readonly access: "Allow" | "Deny";
  /** Ranges, or one of Azure's own names for ranges. */
  readonly sources: readonly string[];
  readonly protocol: "Tcp" | "*";
  readonly ports: readonly string[];
}

const firstPriority = 100;

/** Makes a security group whose rules are tried in their order; what none of them names is Azure's to decide. */
export function createSecurityGroup(context: Context, name: string, rules: readonly Rule[]): NetworkSecurityGroup {
  return new NetworkSecurityGroup(
    name,
    { ...placeOf(context), securityRules: rules.map((rule, index) => ruleArgs(rule, firstPriority + index)) },
    context.opts,
  );
}

function ruleArgs({ name, description, access, sources, protocol, ports }: Rule, priority: number) {
  const [source, ...more] = sources;
  const [port, ...others] = ports;
  return {
    name,
    description,
    priority,
    direction: "Inbound",
    access,
    protocol,
    ...(more.length === 0 ? { sourceAddressPrefix: source } : { sourceAddressPrefixes: [...sources] }),
    sourcePortRange: "*",
    destinationAddressPrefix: "*",
    ...(others.length === 0 ? { destinationPortRange: port } : { destinationPortRanges: [...ports] }),
  };
}

/** What the nodes' subnet lets in besides its own network and Azure's health probes: the internet, where load balancers answer it. */
export function nodeRules(publicPorts: readonly number[] = []): Rule[] {
  return publicPorts.length === 0
    ? []
    : [
        {
          name: "AllowWebInBound",
          description: "Load balancers that answer the internet",
          access: "Allow",
          sources: ["Internet"],
          protocol: "Tcp",
          ports: publicPorts.map(String),
        },
      ];
}

/**
 * What the API server's subnet lets in: nodes, Azure's load balancer, itself, named ranges, and nobody else of the network.
 * https://learn.microsoft.com/azure/aks/api-server-vnet-integration#network-security-group-nsg-security-rules
 */
export function apiServerRules(
  { nodes, apiServer }: { readonly nodes: string; readonly apiServer: string },
  privateAccessCidrs: readonly string[] = [],
): Rule[] {
  const allow = (name: string, description: string, sources: readonly string[], ports: readonly string[]): Rule => ({
    name,
    description,
    access: "Allow",
    sources,
    protocol: "Tcp",
    ports,
  });
  return [
    allow("AllowNodesInBound", "Nodes and what runs on them", [nodes], ["443", "4443"]),
    allow("AllowLoadBalancerInBound", "Azure's load balancer before the API server", ["AzureLoadBalancer"], ["9988"]),
    allow("AllowApiServerInBound", "The API server's instances among themselves", [apiServer], ["443", "4443", "9988"]),
    ...(privateAccessCidrs.length === 0
      ? []
      : [allow("AllowPrivateAccessInBound", "Who reaches it through the network", privateAccessCidrs, ["443"])]),
    {
      name: "DenyVnetInBound",
      description: "Everybody else in this and in peered networks",
      access: "Deny",
      sources: ["VirtualNetwork"],
      protocol: "*",
      ports: ["*"],
    },
  ];
}
