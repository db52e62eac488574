import type { ReclaimPolicy } from "../reclaim-policy";
import type { GkeAccessArgs } from "./access/args";
import type { GkeNodePoolArgs } from "./nodes/args";

/** What connects pods, and what enforces NetworkPolicies. */
export const GkeCni = {
  /** Dataplane V2, Google's own build of Cilium, does both. */
  Cilium: "cilium",
  /** Calico enforces; GKE's own network connects. */
  Calico: "calico",
} as const;
export type GkeCni = (typeof GkeCni)[keyof typeof GkeCni];

/** How soon GKE offers new versions, and how long it keeps old ones. https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels */
export const ReleaseChannel = { Rapid: "rapid", Regular: "regular", Stable: "stable", Extended: "extended" } as const;
export type ReleaseChannel = (typeof ReleaseChannel)[keyof typeof ReleaseChannel];

/** Who answers pods' DNS queries. */
export const ClusterDns = {
  /** Pods in `kube-system`. */
  KubeDns: "kube-dns",
  /** Cloud DNS, by way of each node's metadata server. */
  CloudDns: "cloud-dns",
} as const;
export type ClusterDns = (typeof ClusterDns)[keyof typeof ClusterDns];

/** Who collects what workloads write. */
export const WorkloadLogs = {
  /** GKE's own agent. No other is needed, nor offered a destination. */
  Managed: "managed",
  /** An add-on, which is offered Cloud Logging as its destination. */
  Agent: "agent",
} as const;
export type WorkloadLogs = (typeof WorkloadLogs)[keyof typeof WorkloadLogs];

/** Classes of Gateways whose load balancers need nothing else in the network. https://cloud.google.com/kubernetes-engine/docs/concepts/gateway-api#gatewayclass */
export const GkeGatewayClass = {
  /** A global load balancer, which the internet can reach. */
  GlobalExternalManaged: "gke-l7-global-external-managed",
} as const;
export type GkeGatewayClass = (typeof GkeGatewayClass)[keyof typeof GkeGatewayClass];

/** Days of the week, as in RFC 5545. */
export const Weekday = { Mo: "MO", Tu: "TU", We: "WE", Th: "TH", Fr: "FR", Sa: "SA", Su: "SU" } as const;
export type Weekday = (typeof Weekday)[keyof typeof Weekday];

/** The network that the cluster gets for itself. */
export interface GkeVpcArgs {
  /**
   * Range of the whole network, private, `/10` to `/20`, for instance `10.80.0.0/16`. Half of it is for pods, an eighth each for
   * nodes and Services, and a small part for the control plane, unless they are given ranges of their own.
   */
  readonly cidr: string;
  /** Zones of the nodes, for instance `["europe-west3-a", "europe-west3-b", "europe-west3-c"]`. At least two. */
  readonly zones: string[];
  /**
   * Range of the pods' addresses, `/9` to `/21`; every node takes a block of it, `/24` for 110 pods, so that it bounds how many
   * nodes there can be. It cannot be changed. @default half of `cidr`
   */
  readonly podCidr?: string;
  /** Range of nodes and internal load balancers, `/8` to `/29`; can grow. @default an eighth of `cidr` */
  readonly nodeCidr?: string;
  /** Range of Service addresses, `/16` to `/27`; cannot be changed. @default an eighth of `cidr` */
  readonly serviceCidr?: string;
  /** Range of the control plane's private endpoint, `/28` or larger, with nothing else in it. @default a `/28` of `cidr` */
  readonly controlPlaneCidr?: string;
  /** Whether connections of the subnetworks are logged: half of them, as they are aggregated. @default true */
  readonly flowLogs?: boolean;
}

/** Who can reach the API server. Its private endpoint is always on, and always open to the nodes. */
export interface GkeEndpointArgs {
  /** Ranges that reach it over the internet; an empty list and `0.0.0.0/0` are refused. @default no public endpoint */
  readonly publicAccessCidrs?: string[];
  /** Ranges that reach it through the network: a VPN, a peered network, runners. @default only the nodes */
  readonly privateAccessCidrs?: string[];
  /**
   * Whether it answers at its DNS name too, through Google's front end, whoever may `container.clusters.connect`; the kubeconfig
   * then uses that name. https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation @default false
   */
  readonly dns?: boolean;
  /** Whether the private endpoint answers networks of other regions too. @default false */
  readonly globalAccess?: boolean;
}

/** When GKE may upgrade by itself. */
export interface GkeMaintenanceArgs {
  /** @default ["SA", "SU"] */
  readonly days?: Weekday[];
  /** In UTC, for instance `02:00`. @default "02:00" */
  readonly startTime?: string;
  /** Length in hours, 4 to 24; in a week at least 12, since GKE asks for 48 in 32 days. @default 8 */
  readonly hours?: number;
  /** Times without upgrades, by name. @default none */
  readonly exclusions?: Record<string, GkeMaintenanceExclusionArgs>;
}

/** A time without upgrades. https://cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions */
export interface GkeMaintenanceExclusionArgs {
  /** RFC 3339, for instance `2026-11-20T00:00:00Z`. */
  readonly startTime: string;
  /** RFC 3339. Without any upgrade at most 30 days after `startTime`. */
  readonly endTime: string;
  /** @default "no-upgrades" */
  readonly scope?: MaintenanceScope;
}

/** Which upgrades a time is without. */
export const MaintenanceScope = {
  NoUpgrades: "no-upgrades",
  NoMinorUpgrades: "no-minor-upgrades",
  NoMinorOrNodeUpgrades: "no-minor-or-node-upgrades",
} as const;
export type MaintenanceScope = (typeof MaintenanceScope)[keyof typeof MaintenanceScope];

/** The storage that the cluster comes with. */
export interface GkeStorageArgs {
  /** Of all classes, and of snapshots. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** Whether volumes can be mounted by many nodes at once (ReadWriteMany): Filestore, from 1 TiB a volume. @default false */
  readonly shared?: boolean;
}

/** A regional Standard cluster on Google Kubernetes Engine, with its own network, key and nodes. */
export interface GkeClusterArgs {
  /** Id of the project that everything is made in. */
  readonly projectId: string;
  /** Number of that project, which its service agents and principals are named by; digits in quotes. */
  readonly projectNumber: string;
  /** For instance `europe-west3`. */
  readonly region: string;
  /** Minor version of the control plane, for instance `1.35`. GKE upgrades the nodes after it, in the maintenance window. */
  readonly kubernetesVersion: string;
  readonly vpc: GkeVpcArgs;
  readonly endpoint: GkeEndpointArgs;
  readonly access: GkeAccessArgs;
  /** By name; adding one leaves the others alone. */
  readonly nodePools: Record<string, GkeNodePoolArgs>;
  /** A pool that takes only system pods (taint `CriticalAddonsOnly`). @default none: they run with the applications */
  readonly systemPool?: GkeNodePoolArgs;
  /** Of everything that can carry labels: at least `owner`, `environment` and `stack`. Never secrets. */
  readonly labels: Record<string, string>;
  /** @default the component's name */
  readonly clusterName?: string;
  /** Whether the APIs of Google that the cluster needs are switched on in the project, for good. @default true */
  readonly enableApis?: boolean;
  /** @default "regular" */
  readonly releaseChannel?: ReleaseChannel;
  readonly maintenance?: GkeMaintenanceArgs;
  /** Chosen once: another data plane means another cluster. @default "cilium" */
  readonly cni?: GkeCni;
  /** Whether traffic between nodes is encrypted by WireGuard; with `cilium` only. @default with `cilium` */
  readonly nodeEncryption?: boolean;
  /** @default "kube-dns" */
  readonly dns?: ClusterDns;
  /** Pods on a node, 8 to 256; with fewer, each node takes a smaller block of `vpc.podCidr`. @default 110 */
  readonly maxPodsPerNode?: number;
  /**
   * Name of a key in the cluster's region for secrets, disks and volumes that was made elsewhere
   * (`projects/…/locations/…/keyRings/…/cryptoKeys/…`). GKE's and Compute Engine's service agents have to be let use it: without,
   * no node starts. @default one of its own, rotated every 90 days
   */
  readonly encryptionKey?: string;
  /** Whether the project's policy of Binary Authorization decides which images run; without a policy all do. @default true */
  readonly binaryAuthorization?: boolean;
  /** @default "managed" */
  readonly workloadLogs?: WorkloadLogs;
  /** Of the cluster's logs, in days, 1 to 3650. @default 365 */
  readonly logRetentionDays?: number;
  /** Whether GKE collects metrics of pods into Managed Service for Prometheus. @default false */
  readonly managedPrometheus?: boolean;
  /** Whether GKE serves the Gateway API, with its own load balancers. @default false */
  readonly gatewayApi?: boolean;
  /** The class of exposed workloads' Gateways; with `gatewayApi` only. @default none: an add-on lets the world in */
  readonly defaultGatewayClass?: GkeGatewayClass;
  /** Whether Google's provider and Pulumi both refuse to delete the cluster and its key. @default true */
  readonly deletionProtection?: boolean;
  readonly storage?: GkeStorageArgs;
}
