/** How the private subnets reach the internet. */
export const NatGateways = {
  /** One gateway, in the first zone. It costs less, but if that zone fails, all zones lose their access to the internet. */
  Single: "single",
  /** One gateway in each zone. */
  PerZone: "per-zone",
} as const;
export type NatGateways = (typeof NatGateways)[keyof typeof NatGateways];

/**
 * The subnets of one zone in an existing network, with their ranges.
 *
 * @example
 * ```ts
 * const zone: EksSubnetsArgs = {
 *   privateSubnetId: "subnet-0123456789abcdef0",
 *   privateCidr: "10.20.0.0/19",
 *   intraSubnetId: "subnet-0123456789abcdef1",
 *   intraCidr: "10.20.96.0/28",
 * };
 * ```
 */
export interface EksSubnetsArgs {
  /**
   * Id of the subnet for nodes and pods. The subnet needs a route to the internet, or interface endpoints. The subnet also needs the tags by which
   * load balancers find their subnets.
   */
  readonly privateSubnetId: string;
  /** Range of the subnet for nodes and pods. */
  readonly privateCidr: string;
  /** Id of the subnet for the control plane's network interfaces. If possible, use this subnet for nothing else. */
  readonly intraSubnetId: string;
  /** Range of the subnet for the control plane's network interfaces. */
  readonly intraCidr: string;
  /**
   * With `vpc.podCidr`: id of the subnet for pods, in the same zone. The subnet needs no route to the internet, because pods connect to the internet
   * with the address of their node.
   */
  readonly podSubnetId?: string;
  /** With `vpc.podCidr`: range of the subnet for pods. */
  readonly podCidr?: string;
}

/**
 * The ranges of a zone's subnets in the cluster's own network. The ranges must be inside `vpc.cidr` and must not overlap.
 *
 * @example
 * ```ts
 * const zone: EksSubnetCidrsArgs = { private: "10.20.0.0/19", public: "10.20.96.0/24", intra: "10.20.100.0/28" };
 * ```
 */
export interface EksSubnetCidrsArgs {
  /** Range for nodes and pods, `/16` to `/26`. A node with the maximum number of pods takes 131 addresses. */
  readonly private: string;
  /**
   * Range for load balancers and NAT gateways, `/16` to `/27`.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones
   */
  readonly public: string;
  /** Range only for the control plane's network interfaces, `/16` to `/28`. https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
  readonly intra: string;
  /** With `vpc.podCidr`: range for pods, `/16` to `/26`, inside `vpc.podCidr`. */
  readonly pods?: string;
}

/**
 * Attaches the cluster's own network to a transit gateway, so that other networks can reach the API server's private endpoint. The gateway must
 * accept the attachment automatically. A gateway of the same account always accepts the attachment. A shared gateway needs
 * `AutoAcceptSharedAttachments`. The gateway's route tables must lead back to the cluster's network.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 *
 * @example
 * ```ts
 * const transitGateway: EksTransitGatewayArgs = {
 *   transitGatewayId: "tgw-0a1b2c3d4e5f67890",
 *   destinationCidrBlocks: ["10.0.0.0/16"],
 * };
 * ```
 */
export interface EksTransitGatewayArgs {
  /**
   * Id of an existing transit gateway in the region, for instance `tgw-0a1b2c3d4e5f67890`. The gateway belongs to this account, or its owner shares
   * it with this account.
   */
  readonly transitGatewayId: string;
  /** Ranges behind the gateway, for instance `["10.0.0.0/16"]`. Private and intra subnets get routes to these ranges. */
  readonly destinationCidrBlocks: string[];
}

/**
 * Peers the cluster's own network with an existing network of the same account and region. Machines in that network can then reach the API server's
 * private endpoint. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 *
 * @example
 * ```ts
 * const peering: EksPeeringArgs = { peerVpcId: "vpc-0a1b2c3d4e5f67890", destinationCidrBlocks: ["10.0.0.0/16"] };
 * ```
 */
export interface EksPeeringArgs {
  /** Id of the existing network, for instance `vpc-0a1b2c3d4e5f67890`. The range of this network must not overlap `vpc.cidr`. */
  readonly peerVpcId: string;
  /** Ranges of the existing network. Private and intra subnets get routes to these ranges. */
  readonly destinationCidrBlocks: string[];
  /**
   * Ids of the existing network's route tables. These tables get a route to the cluster's network.
   *
   * @default none: the owner of the existing network adds the routes
   */
  readonly peerRouteTableIds?: string[];
}

/**
 * The cluster's network: a new network, or an existing network.
 *
 * @example
 * ```ts
 * const vpc: EksVpcArgs = {
 *   cidr: "10.20.0.0/16",
 *   zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
 *   natGateways: "single",
 * };
 * ```
 */
export interface EksVpcArgs {
  /** Private range of the whole network, for instance `10.20.0.0/16`. A new network without `subnetCidrs` needs `/16` to `/20`. */
  readonly cidr: string;
  /**
   * Availability zones, at least two, for instance `["eu-central-1a", "eu-central-1b", "eu-central-1c"]`. You can add a zone anywhere in the list;
   * the subnets of the other zones do not change. A single NAT gateway is in the first zone. You cannot remove the original zones, because the
   * control plane stays there.
   */
  readonly zones: string[];
  /**
   * Ranges of the network's subnets by zone, if you choose the sizes yourself. You cannot change the ranges of a zone later: a new range means a new
   * subnet, and AWS cannot delete the old subnet while it is in use.
   *
   * @default each zone gets an eighth of `cidr` for nodes and pods, a 64th for load balancers, and a 64th for the control plane
   */
  readonly subnetCidrs?: Record<string, EksSubnetCidrsArgs>;
  /**
   * Secondary range of the network for pods (custom networking); nodes stay in `cidr`. The range must be `/16` to `/20`, in `100.64.0.0/10` or in the
   * private block that contains `cidr`. In other networks, a pod appears with the address of its node. Requires the VPC CNI. You cannot change this
   * range while nodes run. https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network.html
   *
   * @default pods have addresses of the private subnets
   */
  readonly podCidr?: string;
  /**
   * Number of NAT gateways: one for the whole network (`single`), or one in each zone (`per-zone`). With `single`, all zones lose their access to the
   * internet if the gateway's zone fails.
   *
   * @default "per-zone"
   */
  readonly natGateways?: NatGateways;
  /** Whether CloudWatch logs all connections. @default true */
  readonly flowLogs?: boolean;
  /**
   * Whether traffic for images, keys, tokens and logs uses interface endpoints instead of the NAT gateways. Traffic to S3 always uses a gateway
   * endpoint, which is free. @default false
   */
  readonly interfaceEndpoints?: boolean;
  /**
   * With `vpcId`: ranges of the existing network that contain interface endpoints of AWS services. Network policies then let add-ons reach these
   * endpoints. @default none
   */
  readonly interfaceEndpointCidrs?: string[];
  /**
   * A transit gateway through which other networks reach the cluster's own network. The component attaches the gateway first. Then the component
   * installs objects in the cluster. @default no transit gateway
   */
  readonly transitGateway?: EksTransitGatewayArgs;
  /** A peering through which another network reaches the cluster's own network. @default no peering */
  readonly peering?: EksPeeringArgs;
  /**
   * Id of an existing network. The component does not change this network. Also set `subnets`. The machine that runs Pulumi must reach the intra
   * subnets, or the API server's public endpoint. @default the component creates a network
   */
  readonly vpcId?: string;
  /** With `vpcId`: the existing network's subnets by zone. */
  readonly subnets?: Record<string, EksSubnetsArgs>;
}

/** The options of the network. */
export interface NetworkArgs {
  /** The cluster's network. */
  readonly vpc: EksVpcArgs;
  /** Range of Service addresses. It must be private, `/12` to `/24`, and must not overlap the network's ranges. @default "172.20.0.0/16" */
  readonly serviceCidr?: string;
}
