/** How the private subnets reach the internet. */
export const NatGateways = {
  /** One gateway, in the first zone. Cheaper, but if that zone fails, all zones lose their way out. */
  Single: "single",
  /** One gateway in each zone. */
  PerZone: "per-zone",
} as const;
export type NatGateways = (typeof NatGateways)[keyof typeof NatGateways];

/** The subnets of one zone in an existing network, with their ranges. */
export interface EksSubnetsArgs {
  /** Subnet of nodes and pods. Needs a route to the internet or interface endpoints, and the tags that load balancers look for. */
  readonly privateSubnetId: string;
  readonly privateCidr: string;
  /** Subnet of the control plane's network interfaces, preferably with nothing else in it. */
  readonly intraSubnetId: string;
  readonly intraCidr: string;
}

/** The cluster's own network, or an existing one. */
export interface EksVpcArgs {
  /** Range of the whole network, for instance `10.20.0.0/16`. Private; `/16` to `/20` unless the network exists. */
  readonly cidr: string;
  /**
   * Availability zones, at least two, for instance `["eu-central-1a", "eu-central-1b", "eu-central-1c"]`. You can add a zone
   * anywhere in the list without changing the subnets of the others. A single NAT gateway is in the first zone. The control plane
   * stays in its original zones, so you cannot remove those.
   */
  readonly zones: string[];
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
  /** Id of an existing network. The component does not change it, and needs its `subnets`. @default the component creates one */
  readonly vpcId?: string;
  /** With `vpcId`: the subnets by zone. */
  readonly subnets?: Record<string, EksSubnetsArgs>;
}

/** The options of the network. */
export interface NetworkArgs {
  readonly vpc: EksVpcArgs;
  /** Range of Service addresses: private, `/12` to `/24`, and apart from the network's. @default "172.20.0.0/16" */
  readonly serviceCidr?: string;
}
