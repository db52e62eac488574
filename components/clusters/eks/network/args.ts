/** How the private subnets reach the internet. */
export const NatGateways = {
  /** One gateway, in the first zone. Cheaper, but if that zone fails, all zones lose their access to the internet. */
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
  /** Subnet of nodes and pods. Needs a route to the internet or interface endpoints, and the tags that load balancers look for. */
  readonly privateSubnetId: string;
  readonly privateCidr: string;
  /** Subnet of the control plane's network interfaces, preferably with nothing else in it. */
  readonly intraSubnetId: string;
  readonly intraCidr: string;
  /**
   * With `vpc.podCidr`: subnet of pods, in the same zone. Needs no route of its own, because pods use their nodes' addresses outside of the
   * network.
   */
  readonly podSubnetId?: string;
  /** With `vpc.podCidr`: its range. */
  readonly podCidr?: string;
}

/**
 * The ranges of a zone's subnets in the cluster's own network, each inside `vpc.cidr` and without overlaps.
 *
 * @example
 * ```ts
 * const zone: EksSubnetCidrsArgs = { private: "10.20.0.0/19", public: "10.20.96.0/24", intra: "10.20.100.0/28" };
 * ```
 */
export interface EksSubnetCidrsArgs {
  /** Nodes and pods, `/16` to `/26`: a full node takes 131 addresses. */
  readonly private: string;
  /** Load balancers and NAT gateways, `/16` to `/27`. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones */
  readonly public: string;
  /** The control plane's network interfaces and nothing else, `/16` to `/28`. https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
  readonly intra: string;
  /** With `vpc.podCidr`, and inside of it: pods, `/16` to `/26`. */
  readonly pods?: string;
}

/**
 * Attaches the cluster's own network to a transit gateway, so that other networks can reach the API server's private endpoint. The gateway
 * must accept the attachment by itself: a gateway of the same account always does, a shared one does with `AutoAcceptSharedAttachments`.
 * Its route tables must lead back to the cluster's network. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
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
  /** Id of an existing gateway in the region, of this account or shared with it, for instance `tgw-0a1b2c3d4e5f67890`. */
  readonly transitGatewayId: string;
  /** Ranges behind it to which private and intra subnets send their answers, for instance `["10.0.0.0/16"]`. */
  readonly destinationCidrBlocks: string[];
}

/**
 * Peers the cluster's own network with an existing one of the same account and region, so that machines there can reach the API server's
 * private endpoint. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 *
 * @example
 * ```ts
 * const peering: EksPeeringArgs = { peerVpcId: "vpc-0a1b2c3d4e5f67890", destinationCidrBlocks: ["10.0.0.0/16"] };
 * ```
 */
export interface EksPeeringArgs {
  /** Id of the existing network, for instance `vpc-0a1b2c3d4e5f67890`. Its range must not overlap `vpc.cidr`. */
  readonly peerVpcId: string;
  /** Ranges of the existing network to which private and intra subnets send their answers. */
  readonly destinationCidrBlocks: string[];
  /** Route tables of the existing network that get a route to the cluster's. @default none: its owner adds the routes */
  readonly peerRouteTableIds?: string[];
}

/**
 * The cluster's own network, or an existing one.
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
   * Availability zones, at least two, for instance `["eu-central-1a", "eu-central-1b", "eu-central-1c"]`. You can add a zone
   * anywhere in the list without changing the subnets of the others. A single NAT gateway is in the first zone. The control plane
   * stays in its original zones, so you cannot remove those.
   */
  readonly zones: string[];
  /**
   * Ranges of the network's subnets by zone, if you choose their sizes yourself. You cannot change those of a zone later: AWS replaces a
   * subnet whose range changes, and cannot delete one that is in use.
   *
   * @default for each zone, an eighth of `cidr` for nodes and pods, and a 64th each for load balancers and the control plane
   */
  readonly subnetCidrs?: Record<string, EksSubnetCidrsArgs>;
  /**
   * Secondary range of the network for pods (custom networking), so that `cidr` holds nodes only: `/16` to `/20` of `100.64.0.0/10`, or of
   * the private block that `cidr` is in. Other networks see pods with their nodes' addresses. Needs the VPC CNI, and cannot be changed while
   * nodes run. https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network.html
   *
   * @default pods have addresses of the private subnets
   */
  readonly podCidr?: string;
  /** @default "per-zone" */
  readonly natGateways?: NatGateways;
  /** Whether CloudWatch logs all connections. @default true */
  readonly flowLogs?: boolean;
  /**
   * Whether images, keys, tokens and logs use interface endpoints instead of the NAT gateways. S3 always has its gateway endpoint,
   * which is free. @default false
   */
  readonly interfaceEndpoints?: boolean;
  /**
   * With `vpcId`: ranges that contain the existing network's interface endpoints of AWS services, so that policies let add-ons
   * reach them. @default none
   */
  readonly interfaceEndpointCidrs?: string[];
  /**
   * A transit gateway, through which other networks reach the cluster's own network. It is attached before anything is installed in the
   * cluster. @default no transit gateway
   */
  readonly transitGateway?: EksTransitGatewayArgs;
  /** A peering, through which another network reaches the cluster's own network. @default no peering */
  readonly peering?: EksPeeringArgs;
  /**
   * Id of an existing network. The component does not change it, and needs its `subnets`. Whoever runs Pulumi must reach its intra
   * subnets, or the API server's public endpoint. @default the component creates one
   */
  readonly vpcId?: string;
  /** With `vpcId`: the subnets by zone. */
  readonly subnets?: Record<string, EksSubnetsArgs>;
}

/** The options of the network. */
export interface NetworkArgs {
  readonly vpc: EksVpcArgs;
  /** Range of Service addresses: private, `/12` to `/24`, and without overlap with the network's. @default "172.20.0.0/16" */
  readonly serviceCidr?: string;
}
