/**
 * Who can reach the API server. The API server always has an address in the network, and the nodes can always reach this address.
 *
 * @example
 * ```ts
 * const endpoint: AksEndpointArgs = { privateAccessCidrs: ["10.0.0.0/16"] };
 * ```
 */
export interface AksEndpointArgs {
  /** Ranges that may reach the API server over the internet. An empty list and `0.0.0.0/0` are refused. @default no public endpoint */
  readonly publicAccessCidrs?: string[];
  /**
   * Ranges that may reach the API server through the virtual network: the hub's ranges, ranges behind the hub's gateway, or ranges of networks that
   * you peer.
   *
   * @default only the nodes
   */
  readonly privateAccessCidrs?: string[];
  /**
   * Without a public endpoint: id of an existing private DNS zone for the API server's name. Networks that are linked to the zone can resolve the
   * name. You cannot change the zone later.
   *
   * @default with `vnet.hub`, a new zone that is linked to both networks; otherwise a zone of AKS that is linked only to the cluster's network
   */
  readonly privateDnsZoneId?: string;
}

/** The tiers of Azure's uptime guarantee for the control plane. */
export const AksTier = { Free: "Free", Standard: "Standard", Premium: "Premium" } as const;
export type AksTier = (typeof AksTier)[keyof typeof AksTier];

/** The options of the control plane. */
export interface ControlPlaneArgs {
  /**
   * Minor version of the control plane and the nodes, for instance `1.35`.
   *
   * @form a Kubernetes minor version such as "1.35"
   */
  readonly kubernetesVersion: string;
  /** Who can reach the API server. */
  readonly endpoint: AksEndpointArgs;
  /** Tier of the control plane: `Free`, `Standard` or `Premium`. With `Free`, Azure guarantees no uptime. @default "Standard" */
  readonly slaTier?: AksTier;
  /**
   * Whether Defender watches nodes and workloads for attacks. Azure charges for it per vCPU. Defender's agents authenticate only with the workspace's
   * keys, so the workspace then accepts keys (https://github.com/Azure/Microsoft-Defender-for-Cloud/issues/1010). @default false
   */
  readonly defender?: boolean;
  /**
   * Whether the cluster has Azure Policy's add-on, which reports violations and enforces the policies that are assigned to the subscription. @default
   * true
   */
  readonly azurePolicy?: boolean;
}
