/** The cluster's own network. */
export interface GkeVpcArgs {
  /**
   * Range of the whole network, for instance `10.80.0.0/16`. Private, `/10` to `/20`. Pods get half of it, nodes and Services an
   * eighth each, and the control plane a small part, unless you set their ranges.
   */
  readonly cidr: string;
  /** Zones of the nodes, at least two, for instance `["europe-west3-a", "europe-west3-b", "europe-west3-c"]`. */
  readonly zones: string[];
  /**
   * Range of pods, `/9` to `/21`. Each node takes a block of it, `/24` for 110 pods, so the range limits the number of nodes. Cannot be
   * changed later. @default half of `cidr`
   */
  readonly podCidr?: string;
  /** Range of nodes and internal load balancers, `/8` to `/29`. Can grow. @default an eighth of `cidr` */
  readonly nodeCidr?: string;
  /** Range of Service addresses, `/16` to `/27`. Cannot be changed later. @default an eighth of `cidr` */
  readonly serviceCidr?: string;
  /** Range of the control plane's private endpoint and nothing else, `/28` or larger. @default a `/28` of `cidr` */
  readonly controlPlaneCidr?: string;
  /** Whether connections of the subnetworks are logged, aggregated from a sample of half of them. @default true */
  readonly flowLogs?: boolean;
}

/** The options of the network. */
export interface NetworkArgs {
  readonly vpc: GkeVpcArgs;
}
