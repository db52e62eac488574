import { NetworkSecurityGroup } from "@pulumi/azure-native/network";
import { type Context, placeOf } from "../context";

/** A rule that allows or denies inbound connections. */
export interface Rule {
  readonly name: string;
  /** Purpose of the rule. */
  readonly description: string;
  readonly access: "Allow" | "Deny";
  /** Ranges, or one of Azure's service tags. */
  readonly sources: readonly string[];
  readonly protocol: "Tcp" | "*";
  readonly ports: readonly string[];
}

const firstPriority = 100;

/** Creates a security group. Azure evaluates the rules in their order, and then its own default rules. */
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

/**
 * Returns the rules of the nodes' subnet. Azure's default rules allow the network and health probes. These rules allow the internet, and deny SSH
 * from everywhere. AKS needs no SSH, and AKS' own switch (`sshAccess`) is a preview.
 */
export function nodeRules(publicPorts: readonly number[] = []): Rule[] {
  const web: Rule = {
    name: "AllowWebInBound",
    description: "Load balancers that answer the internet",
    access: "Allow",
    sources: ["Internet"],
    protocol: "Tcp",
    ports: publicPorts.map(String),
  };
  const noSsh: Rule = {
    name: "DenySshInBound",
    description: "Nobody signs in to nodes",
    access: "Deny",
    sources: ["*"],
    protocol: "Tcp",
    ports: ["22"],
  };
  return [...(publicPorts.length === 0 ? [] : [web]), noSsh];
}

/**
 * Returns the rules of the API server's subnet. They allow connections from nodes, from Azure's load balancer, from the subnet itself and from the
 * given ranges. They deny the rest of the network.
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
    allow("AllowNodesInBound", "Nodes and their pods", [nodes], ["443", "4443"]),
    allow("AllowLoadBalancerInBound", "Azure's load balancer before the API server", ["AzureLoadBalancer"], ["9988"]),
    allow("AllowApiServerInBound", "Instances of the API server, to each other", [apiServer], ["443", "4443", "9988"]),
    ...(privateAccessCidrs.length === 0
      ? []
      : [
          allow(
            "AllowPrivateAccessInBound",
            "Clients that reach the API server through the network",
            privateAccessCidrs,
            ["443"],
          ),
        ]),
    {
      name: "DenyVnetInBound",
      description: "All other sources in this and in peered networks",
      access: "Deny",
      sources: ["VirtualNetwork"],
      protocol: "*",
      ports: ["*"],
    },
  ];
}
