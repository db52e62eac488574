/**
 * The release channels: how soon GKE offers new versions, and how long it supports old versions.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels
 */
export const ReleaseChannel = { Rapid: "rapid", Regular: "regular", Stable: "stable", Extended: "extended" } as const;
export type ReleaseChannel = (typeof ReleaseChannel)[keyof typeof ReleaseChannel];

/** The DNS services that pods can use. */
export const ClusterDns = {
  /** kube-dns, whose pods run in `kube-system`. */
  KubeDns: "kube-dns",
  /** Cloud DNS, through each node's metadata server. */
  CloudDns: "cloud-dns",
} as const;
export type ClusterDns = (typeof ClusterDns)[keyof typeof ClusterDns];

/**
 * Who can reach the API server. The private endpoint of the API server is always on, and the nodes can always use this endpoint. The private endpoint
 * uses Private Service Connect: a VPN or a runner in the network can reach the endpoint, but a peered network cannot reach it. The machine that runs
 * this program must reach the API server from the first `up`. Set `dns` or `publicAccessCidrs`; in an existing network (`vpc.network`),
 * `privateAccessCidrs` can be enough.
 *
 * @example
 * ```ts
 * const endpoint: GkeEndpointArgs = { dns: true };
 * ```
 */
export interface GkeEndpointArgs {
  /** Ranges that may reach the API server over the internet. An empty list and `0.0.0.0/0` are refused. @default no public endpoint */
  readonly publicAccessCidrs?: string[];
  /** Ranges that may reach the API server through the network, for instance the ranges of a VPN or of runners. @default only the nodes */
  readonly privateAccessCidrs?: string[];
  /**
   * Whether clients can also reach the API server from anywhere, at its DNS name and through Google's front end. Only identities with the IAM
   * permission `container.clusters.connect` can connect. `access.deployer` and all members of `access` have this permission. With `true`, the
   * kubeconfig contains the DNS name.
   * https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation @default false
   */
  readonly dns?: boolean;
  /** Whether networks in other regions can also reach the private endpoint. @default false */
  readonly globalAccess?: boolean;
}

/** The options of the control plane. */
export interface ControlPlaneArgs {
  /**
   * Minor version of the control plane, for instance `1.35`. GKE upgrades the nodes afterwards, in the maintenance window.
   *
   * @form a Kubernetes minor version such as "1.35"
   */
  readonly kubernetesVersion: string;
  /** Who can reach the API server. */
  readonly endpoint: GkeEndpointArgs;
  /**
   * Release channel: `rapid`, `regular`, `stable` or `extended`. It decides how soon GKE offers new versions, and how long it supports old versions.
   *
   * @default "regular"
   */
  readonly releaseChannel?: ReleaseChannel;
  /** The DNS service of pods: `kube-dns` or `cloud-dns`. @default "kube-dns" */
  readonly dns?: ClusterDns;
  /** Whether the project's Binary Authorization policy decides which images run. Without a policy, all images run. @default true */
  readonly binaryAuthorization?: boolean;
  /** Whether GKE collects metrics of pods into Managed Service for Prometheus. @default false */
  readonly managedPrometheus?: boolean;
}
