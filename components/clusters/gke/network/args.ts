/**
 * Subnetworks for a cluster in an existing network.
 *
 * @example
 * ```ts
 * const subnetworks: GkeSubnetworksArgs = {
 *   nodes: "projects/acme-host/regions/europe-west3/subnetworks/nodes",
 *   podRange: "pods",
 *   serviceRange: "services",
 *   controlPlane: "projects/acme-host/regions/europe-west3/subnetworks/control-plane",
 * };
 * ```
 */
export interface GkeSubnetworksArgs {
  /**
   * Full name of the nodes' subnetwork, `projects/PROJECT/regions/REGION/subnetworks/NAME`. The subnetwork needs Private Google Access and egress to
   * the internet (Cloud NAT).
   */
  readonly nodes: string;
  /** Name of the secondary range for pods in the subnetwork `nodes`. */
  readonly podRange: string;
  /** Name of the secondary range for Services in the subnetwork `nodes`. */
  readonly serviceRange: string;
  /**
   * Full name of the subnetwork for the control plane's private endpoint, `projects/PROJECT/regions/REGION/subnetworks/NAME`. Only this endpoint uses
   * the subnetwork.
   */
  readonly controlPlane: string;
}

/**
 * The cluster's network: a new network, or an existing network.
 *
 * @example
 * ```ts
 * const vpc: GkeVpcArgs = { cidr: "10.80.0.0/16", zones: ["europe-west3-a", "europe-west3-b"] };
 * ```
 */
export interface GkeVpcArgs {
  /**
   * Range of the whole network, for instance `10.80.0.0/16`. The range must be private, `/10` to `/20`. By default, pods get half of this range,
   * nodes and Services get an eighth each, and the control plane gets a `/28`. @default none: you must set all four ranges
   */
  readonly cidr?: string;
  /** Zones of the nodes, for instance `["europe-west3-a", "europe-west3-b", "europe-west3-c"]`. Without `location`, list at least two zones. */
  readonly zones: string[];
  /**
   * Range of pods, `/9` to `/21`. Each node takes a block of this range, for instance a `/24` for 110 pods, so the range limits the number of nodes.
   * You cannot change the range later. @default half of `cidr`
   */
  readonly podCidr?: string;
  /** Range of nodes and internal load balancers, `/8` to `/29`. You can enlarge the range later. @default an eighth of `cidr` */
  readonly nodeCidr?: string;
  /** Range of Service addresses, `/16` to `/27`. You cannot change the range later. @default an eighth of `cidr` */
  readonly serviceCidr?: string;
  /** Range only for the control plane's private endpoint, `/28` or larger. @default a `/28` of `cidr` */
  readonly controlPlaneCidr?: string;
  /** Whether to log the connections in subnetworks that the component creates. @default true */
  readonly flowLogs?: boolean;
  /**
   * Full name of an existing network, `projects/PROJECT/global/networks/NAME`. The project may be the host project of a Shared VPC. The component
   * does not change this network. Also set `subnetworks` and all four ranges. @default the component creates a network
   */
  readonly network?: string;
  /** Subnetworks of the existing network. Required with `network`. */
  readonly subnetworks?: GkeSubnetworksArgs;
}

/** The options of the network. */
export interface NetworkArgs {
  /** The cluster's network. */
  readonly vpc: GkeVpcArgs;
}
