/** How nodes reach the internet. */
export const AksOutbound = {
  /** Through a NAT gateway with its own address. */
  NatGateway: "nat-gateway",
  /** Through a route to a firewall: the hub's firewall, or the firewall of an existing network. */
  UserDefinedRouting: "user-defined-routing",
} as const;
export type AksOutbound = (typeof AksOutbound)[keyof typeof AksOutbound];

/**
 * An existing subnet.
 *
 * @example
 * ```ts
 * const nodes: AksSubnetArgs = {
 *   subnetId:
 *     "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/acme/providers/Microsoft.Network/virtualNetworks/acme/subnets/nodes",
 *   cidr: "10.50.0.0/20",
 * };
 * ```
 */
export interface AksSubnetArgs {
  /** Resource id of the subnet. The id ends in `/subnets/NAME`. */
  readonly subnetId: string;
  /** Range of the subnet. */
  readonly cidr: string;
}

/**
 * The ranges of the subnets in the cluster's own network. The ranges must be inside `vnet.cidr` and must not overlap.
 *
 * @example
 * ```ts
 * const subnetCidrs: AksSubnetCidrsArgs = { nodes: "10.20.0.0/18", apiServer: "10.20.64.0/28" };
 * ```
 */
export interface AksSubnetCidrsArgs {
  /** Range for nodes and internal load balancers, `/16` to `/27`. */
  readonly nodes: string;
  /** Range only for the API server, `/16` to `/28`. https://learn.microsoft.com/azure/aks/api-server-vnet-integration */
  readonly apiServer: string;
}

/**
 * The hub: an existing network, in this or another subscription, from which you reach the cluster. The cluster's own network becomes a spoke of the
 * hub. The component peers the two networks. For a private API server, the component also creates a DNS zone and links it to both networks. The
 * identity that runs this program needs `Network Contributor` on the hub.
 *
 * @example
 * ```ts
 * const hub: AksHubArgs = {
 *   vnetId:
 *     "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/acme/providers/Microsoft.Network/virtualNetworks/acme",
 *   useRemoteGateways: true,
 * };
 * ```
 */
export interface AksHubArgs {
  /** Resource id of the network. The id ends in `/virtualNetworks/NAME`. */
  readonly vnetId: string;
  /**
   * Whether the cluster's network uses the hub's VPN or ExpressRoute gateway. Networks behind the gateway can then reach the cluster.
   *
   * @default false
   */
  readonly useRemoteGateways?: boolean;
  /** With `outbound: "user-defined-routing"`: private address of the hub's firewall. All connections to the internet go through the firewall. */
  readonly firewallAddress?: string;
}

/**
 * The cluster's network: a new network, or an existing network.
 *
 * @example
 * ```ts
 * const vnet: AksVnetArgs = { cidr: "10.20.0.0/16", zones: ["1", "2", "3"], publicPorts: [80, 443] };
 * ```
 */
export interface AksVnetArgs {
  /** Private range of the whole network, for instance `10.20.0.0/16`. A new network without `subnetCidrs` needs `/16` to `/22`. */
  readonly cidr: string;
  /** At least two different availability zones, for instance `["1", "2", "3"]`. The region must have zones. */
  readonly zones: string[];
  /**
   * Ranges of the network's subnets, if you choose the sizes yourself. You cannot change the range of a subnet that is in use, because Azure refuses
   * the change.
   *
   * @default the first half of `cidr` for nodes, and the last `/26` for the API server
   */
  readonly subnetCidrs?: AksSubnetCidrsArgs;
  /** How nodes reach the internet: through a NAT gateway (`nat-gateway`) or through a firewall (`user-defined-routing`). @default "nat-gateway" */
  readonly outbound?: AksOutbound;
  /** Whether all connections are logged in the Log Analytics workspace. @default true */
  readonly flowLogs?: boolean;
  /**
   * TCP ports on which the internet can reach the cluster's load balancers, for instance `[80, 443]`. All other ports stay closed, even if a Service
   * requests them. @default none
   */
  readonly publicPorts?: number[];
  /** The network from which you reach the cluster's own network. @default none: you reach the API server only through its public endpoint */
  readonly hub?: AksHubArgs;
  /**
   * Id of an existing network. The component does not change the network. Also set the subnets `nodes` and `apiServer`.
   *
   * @default the component creates a network
   */
  readonly vnetId?: string;
  /**
   * With `vnetId`: a subnet that only nodes use. The subnet needs a route to the internet, a security group and the service endpoint
   * `Microsoft.Storage`.
   */
  readonly nodes?: AksSubnetArgs;
  /**
   * With `vnetId`: a subnet that only the API server uses. The subnet must be `/28` or larger, and you must delegate it to
   * `Microsoft.ContainerService/managedClusters`.
   */
  readonly apiServer?: AksSubnetArgs;
}

/** The options of the network. */
export interface NetworkArgs {
  /** The cluster's network. */
  readonly vnet: AksVnetArgs;
  /** Range of Service addresses. It must be private, `/13` to `/24`, and must not overlap the other ranges. @default "172.20.0.0/16" */
  readonly serviceCidr?: string;
  /**
   * Range of pods. Each node takes a `/24` of this range. The range must be private and must not overlap the other ranges.
   *
   * @default "10.244.0.0/16"
   */
  readonly podCidr?: string;
}
