/** How nodes reach the internet. */
export const AksOutbound = {
  /** Through a NAT gateway with its own address. */
  NatGateway: "nat-gateway",
  /** Through the route table of an existing network, which leads to a firewall. */
  UserDefinedRouting: "user-defined-routing",
} as const;
export type AksOutbound = (typeof AksOutbound)[keyof typeof AksOutbound];

/** An existing subnet. */
export interface AksSubnetArgs {
  /** Id of the resource, which ends in `/subnets/NAME`. */
  readonly subnetId: string;
  readonly cidr: string;
}

/** The cluster's own network, or an existing one. */
export interface AksVnetArgs {
  /** Range of the whole network, for instance `10.20.0.0/16`. Private; `/16` to `/22` unless the network exists. */
  readonly cidr: string;
  /** Availability zones, at least two and each once, for instance `["1", "2", "3"]`. The region must have zones. */
  readonly zones: string[];
  /** @default "nat-gateway" */
  readonly outbound?: AksOutbound;
  /** Whether the workspace logs all connections. @default true */
  readonly flowLogs?: boolean;
  /**
   * TCP ports on which the cluster's load balancers answer the internet, for instance `[80, 443]`. All others stay closed, even if a
   * Service asks for them. @default none
   */
  readonly publicPorts?: number[];
  /** Id of an existing network. The component does not change it, and needs its subnets `nodes` and `apiServer`. @default the component creates one */
  readonly vnetId?: string;
  /** With `vnetId`: the subnet of nodes and nothing else, with a route out, a security group and the service endpoint `Microsoft.Storage`. */
  readonly nodes?: AksSubnetArgs;
  /** With `vnetId`: the subnet of the API server and nothing else, `/28` or larger, delegated to `Microsoft.ContainerService/managedClusters`. */
  readonly apiServer?: AksSubnetArgs;
}

/** The options of the network. */
export interface NetworkArgs {
  readonly vnet: AksVnetArgs;
  /** Range of Service addresses: private, `/13` to `/24`, and apart from the other ranges. @default "172.20.0.0/16" */
  readonly serviceCidr?: string;
  /** Range of pods, of which each node takes a `/24`. Private, and apart from the other ranges. @default "10.244.0.0/16" */
  readonly podCidr?: string;
}
