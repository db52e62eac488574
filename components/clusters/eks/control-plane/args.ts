/**
 * Who can reach the API server. The private endpoint of the API server is always on, and the nodes can always use this endpoint.
 *
 * @example
 * ```ts
 * const endpoint: EksEndpointArgs = { privateAccessCidrs: ["10.0.0.0/16"] };
 * ```
 */
export interface EksEndpointArgs {
  /** Ranges that may reach the API server over the internet. An empty list and `0.0.0.0/0` are refused. @default no public endpoint */
  readonly publicAccessCidrs?: string[];
  /**
   * Ranges that may reach the API server through the network, for instance the ranges of a VPN, of a peered network or of runners. Without
   * `publicAccessCidrs`, connect at least one range to the cluster's own network (`vpc.transitGateway` or `vpc.peering`). In an existing network
   * (`vpc.vpcId`), no such connection is necessary.
   * @default only the nodes
   */
  readonly privateAccessCidrs?: string[];
}

/** The options of the control plane. */
export interface ControlPlaneArgs {
  /**
   * Minor version of the control plane and the nodes, for instance `1.35`.
   *
   * @form a Kubernetes minor version such as "1.35"
   */
  readonly kubernetesVersion: string;
  /** Who can reach the API server. */
  readonly endpoint: EksEndpointArgs;
}
