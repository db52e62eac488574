import type { ChartSource } from "../../charts";
import type { ReclaimPolicy } from "../reclaim-policy";
import type { EksAccessArgs } from "./access/args";
import type { EksNodePoolArgs } from "./nodes/args";

/** How the private subnets reach the internet. */
export const NatGateways = {
  /** One gateway in the first zone: cheaper, and all zones lose their way out with it. */
  Single: "single",
  /** One in each zone. */
  PerZone: "per-zone",
} as const;
export type NatGateways = (typeof NatGateways)[keyof typeof NatGateways];

/** What adds and removes nodes as pods need them. */
export const NodeAutoscaler = {
  /** Moves the node pools between their bounds. */
  ClusterAutoscaler: "cluster-autoscaler",
  /** Brings machines of its own beside the node pools. */
  Karpenter: "karpenter",
} as const;
export type NodeAutoscaler = (typeof NodeAutoscaler)[keyof typeof NodeAutoscaler];

/** A zone's subnets in a network that was made elsewhere, each with its range. */
export interface EksSubnetsArgs {
  /** Nodes and pods; needs a way to the internet or interface endpoints, and the tags that load balancers look for. */
  readonly privateSubnetId: string;
  readonly privateCidr: string;
  /** The control plane's network interfaces; best a subnet with nothing else in it. */
  readonly intraSubnetId: string;
  readonly intraCidr: string;
}

/** The network that the cluster gets for itself, or one that is there. */
export interface EksVpcArgs {
  /** Range of the whole network, private, and `/16` to `/20` where it is made here, for instance `10.20.0.0/16`. */
  readonly cidr: string;
  /**
   * Availability zones, for instance `["eu-central-1a", "eu-central-1b", "eu-central-1c"]`. At least two. Zones can be
   * added at any place without a change to the subnets of the others; a single NAT gateway stands in the first. The control
   * plane stays in the zones that it was made with, which therefore cannot be removed.
   */
  readonly zones: string[];
  /** @default "per-zone" */
  readonly natGateways?: NatGateways;
  /** Whether all connections are logged to CloudWatch. @default true */
  readonly flowLogs?: boolean;
  /**
   * Whether images, keys, tokens and logs travel by interface endpoints rather than by the NAT gateways. S3 always has its
   * gateway endpoint, which is free. @default false
   */
  readonly interfaceEndpoints?: boolean;
  /**
   * With `vpcId`: ranges in which that network has interface endpoints of AWS' services, so that policies let add-ons reach them.
   * @default none
   */
  readonly interfaceEndpointCidrs?: string[];
  /** A network that was made elsewhere: nothing of it is made or changed, and its subnets are named. @default one of its own */
  readonly vpcId?: string;
  /** By zone, with `vpcId`. */
  readonly subnets?: Record<string, EksSubnetsArgs>;
}

/** Who can reach the API server. Its private endpoint is always on, and always open to the nodes. */
export interface EksEndpointArgs {
  /** Ranges that reach it over the internet; an empty list and `0.0.0.0/0` are refused. @default no public endpoint */
  readonly publicAccessCidrs?: string[];
  /**
   * Ranges that reach it through the network: a VPN, a peered network, runners. Routes to networks outside of this one belong
   * in the cluster's `routeTableIds`. @default only the nodes
   */
  readonly privateAccessCidrs?: string[];
}

/** How the cloud recognises a service account. */
export const IdentityMechanism = {
  /** By an association that EKS keeps and an agent on each node. */
  PodIdentity: "pod-identity",
  /** By the token that the service account is annotated for (IAM roles for service accounts). */
  Irsa: "irsa",
} as const;
export type IdentityMechanism = (typeof IdentityMechanism)[keyof typeof IdentityMechanism];

/** What connects pods, and what enforces NetworkPolicies. */
export const EksCni = {
  /** The VPC CNI does both. */
  VpcCni: "vpc-cni",
  /** Cilium does both, with addresses of the network for pods, as the VPC CNI has, which is not installed. */
  Cilium: "cilium",
  /** The VPC CNI connects, Calico enforces. */
  Calico: "calico",
} as const;
export type EksCni = (typeof EksCni)[keyof typeof EksCni];

/** The storage that the cluster comes with. */
export interface EksStorageArgs {
  /** Of all classes, and of snapshots. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** Whether volumes can be mounted by many nodes at once (ReadWriteMany): a file system on EFS. @default false */
  readonly shared?: boolean;
}

/** A cluster on Amazon EKS, with its own network, keys, nodes and managed add-ons. */
export interface EksClusterArgs {
  /** Account that everything is made in, twelve digits; the provider refuses to work in any other. */
  readonly accountId: string;
  /** For instance `eu-central-1`. */
  readonly region: string;
  /** Minor version of control plane and nodes, for instance `1.35`. */
  readonly kubernetesVersion: string;
  readonly vpc: EksVpcArgs;
  readonly endpoint: EksEndpointArgs;
  readonly access: EksAccessArgs;
  /** By name; adding one leaves the others alone. */
  readonly nodePools: Record<string, EksNodePoolArgs>;
  /** A pool that takes only system pods (taint `CriticalAddonsOnly`). @default none: they run with the applications */
  readonly systemPool?: EksNodePoolArgs;
  /** Of everything that can carry tags: at least `owner`, `environment` and `stack`. Never secrets. */
  readonly tags: Record<string, string>;
  /** @default the component's name */
  readonly clusterName?: string;
  /**
   * What the cluster is made for: Karpenter gets a queue and a role for its nodes; cluster-autoscaler needs nothing. The add-on
   * of this name is chosen beside it. @default none
   */
  readonly autoscaler?: NodeAutoscaler;
  /** Range of Service addresses, `/24` to `/12`, private and apart from the network's. @default "172.20.0.0/16" */
  readonly serviceCidr?: string;
  /**
   * Chosen once: pods that run keep the network that they were started with, so that another CNI means another cluster.
   * @default "vpc-cni"
   */
  readonly cni?: EksCni;
  /** Where the charts of Cilium and Calico come from. @default "upstream" */
  readonly charts?: ChartSource;
  /** Versions of managed add-ons, by add-on, over the table's. @default what `addon-versions.ts` pins for the minor */
  readonly addonVersions?: Record<string, string>;
  /**
   * A key for secrets, disks and logs that was made elsewhere. Its policy has to let them use it, as that which `keyPolicy` renders
   * does: without, no node starts. @default one of its own, rotated every year
   */
  readonly encryptionKeyArn?: string;
  /** Of control-plane and flow logs, in days that CloudWatch knows. @default 365 */
  readonly logRetentionDays?: number;
  /** Whether AWS and Pulumi both refuse to delete the cluster, its key and its logs. @default true */
  readonly deletionProtection?: boolean;
  /** Whether sick nodes are replaced. @default true */
  readonly nodeRepair?: boolean;
  readonly storage?: EksStorageArgs;
  /** Of add-ons and workloads; the managed add-ons always have Pod Identity. @default "pod-identity" */
  readonly identities?: IdentityMechanism;
}
