import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Offer } from "../capabilities";
import type { Problem } from "../problems";
import type { CloudPermissions } from "./permissions";

export type { AwsConditionValue, AwsPermission, AzurePermission, CloudPermissions, GcpPermission } from "./permissions";
export { Architecture, NodeProfile } from "./profiles";
export { TaintEffect } from "./taint-effect";

/** The cloud that provides the cluster's machines, disks and identities. Use `none` if the cluster is not in one of these clouds. */
export type Cloud = "aws" | "gcp" | "azure" | "none";

/** A cloud in which a program can create resources. */
export type PublicCloud = Exclude<Cloud, "none">;

/** Whether this program creates the cluster or uses an existing cluster. */
export type Origin = "created" | "existing";

/** The plugin that enforces NetworkPolicies. */
export type Cni = "calico" | "cilium" | "vpc-cni";

/** A source of connections from the API server to pods: an address range, or pods that relay the connections. */
export type ApiServerSource =
  | { readonly cidr: pulumi.Input<string> }
  | { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };

/**
 * The facts about a cluster's network. Keelson renders network policies from these facts. Ranges are in CIDR notation.
 *
 * @example
 * ```ts
 * const clusterNetwork: ClusterNetwork = {
 *   cni: "calico",
 *   nodeCidrs: ["10.0.0.0/16"],
 *   podCidrs: ["10.244.0.0/16"],
 *   serviceCidrs: ["10.96.0.0/16"],
 *   apiServer: { cidrs: ["10.0.0.10/32"], port: 6443, sources: [{ cidr: "10.0.0.10/32" }] },
 *   dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
 * };
 * ```
 */
export interface ClusterNetwork {
  /** The plugin that enforces NetworkPolicies: `calico`, `cilium` or `vpc-cni`. */
  readonly cni: Cni;
  /** Whether the CNI supports CiliumNetworkPolicies. Some clouds' own builds of Cilium do not support these policies. @default true with `cilium` */
  readonly ciliumPolicies?: boolean;
  /** Whether CiliumNetworkPolicies may name hosts. This requires Cilium's DNS proxy. @default the value of `ciliumPolicies` */
  readonly hostPolicies?: boolean;
  /** Ranges of the nodes' addresses. */
  readonly nodeCidrs: readonly pulumi.Input<string>[];
  /** Ranges of the pods' addresses. */
  readonly podCidrs: readonly pulumi.Input<string>[];
  /** Ranges of the Services' addresses. */
  readonly serviceCidrs: readonly pulumi.Input<string>[];
  /** The API server: its addresses, its port, and the sources of its connections to pods. */
  readonly apiServer: {
    /** Addresses on which the API server listens: the addresses behind the Service `kubernetes`, not the Service's address. */
    readonly cidrs: readonly pulumi.Input<string>[];
    readonly port: number;
    /** Sources of the API server's calls to webhooks and aggregated APIs. */
    readonly sources: readonly ApiServerSource[];
  };
  /** The cluster's DNS pods, by namespace and labels. */
  readonly dns: {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
    /** Address of the node-local DNS cache, if the cluster has one. */
    readonly nodeLocalAddress?: string;
  };
  /**
   * Ranges from which the cloud's load balancers connect to pods, for traffic and health checks. `internal` contains the ranges of load balancers
   * inside the network. `public` contains the ranges of load balancers that face the internet. @default the nodes' addresses
   */
  readonly loadBalancers?: Readonly<Record<"internal" | "public", readonly pulumi.Input<string>[]>>;
  /** Private addresses of the cloud's own APIs, if pods reach these APIs through the network. @default none */
  readonly cloudEndpoints?: readonly pulumi.Input<string>[];
  /** Addresses of the agent or metadata server from which pods get their cloud identity. @default none: pods use projected tokens */
  readonly podIdentity?: { readonly cidrs: readonly string[]; readonly port: number };
}

/**
 * A cluster's place in its cloud: its account, its region, its network and further facts. Add-ons that call the cloud's APIs need these facts.
 *
 * @example
 * ```ts
 * const cloudFacts: CloudFacts = { accountId: "111122223333", region: "eu-central-1", clusterName: "team" };
 * ```
 */
export interface CloudFacts {
  /** Id of the account on AWS, of the project on Google Cloud, or of the subscription on Azure. */
  readonly accountId: string;
  /** Region of the cluster, for instance `eu-central-1`. */
  readonly region: string;
  /** The cluster's name in the cloud. This name is known before the cluster exists. @default unknown: add-ons that need the name are refused */
  readonly clusterName?: string;
  /** AWS only: partition of the account, for instance `aws`. ARNs contain this name. */
  readonly partition?: string;
  /** Google Cloud only: number of the project. Names of principals and secrets contain this number. */
  readonly projectNumber?: string;
  /** Azure only: the cluster's resource group. */
  readonly resourceGroup?: string;
  /** Azure only: id of the Microsoft Entra tenant. */
  readonly tenantId?: string;
  /** The network: the VPC's id on AWS, the network's name on Google Cloud, or the virtual network's id on Azure. */
  readonly networkId?: pulumi.Input<string>;
  /** Tags of all cloud resources that add-ons create. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The labels and taints that all nodes of a node pool have.
 *
 * @example
 * ```ts
 * const nodePool: NodePool = { labels: { "keelson.dev/dedicated": "gpu" }, taints: [{ key: "keelson.dev/dedicated", value: "gpu", effect: "NoSchedule" }] };
 * ```
 */
export interface NodePool {
  /** Labels of the pool's nodes. */
  readonly labels: Readonly<Record<string, string>>;
  /** Taints of the pool's nodes. */
  readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
}

/**
 * Names of the StorageClasses by tier. The cluster supports only tiers that have a StorageClass here.
 *
 * @example
 * ```ts
 * const storageClasses: StorageClasses = { standard: "ceph-block", shared: "ceph-filesystem" };
 * ```
 */
export interface StorageClasses {
  /** Name of the default class. */
  readonly standard?: string;
  /** Name of a class for fast volumes. */
  readonly fast?: string;
  /** Name of a class for volumes that many nodes can mount at once (ReadWriteMany). */
  readonly shared?: string;
}

/**
 * A service account that needs cloud permissions.
 *
 * @example
 * ```ts
 * const request: PodIdentityRequest = {
 *   namespace: "shop",
 *   serviceAccount: "orders",
 *   permissions: { aws: [{ actions: ["sqs:ReceiveMessage"], resources: ["arn:aws:sqs:eu-central-1:111122223333:orders"] }] },
 * };
 * const problems = cluster.checkPodIdentity(request, "orders");
 * ```
 */
export interface PodIdentityRequest {
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** The permissions that the service account needs, separately for each cloud. */
  readonly permissions: CloudPermissions;
}

/**
 * The annotations and labels by which the cloud recognizes the pods of a service account.
 *
 * @example
 * ```ts
 * import type { PodIdentity } from "keelson";
 *
 * const { serviceAccountAnnotations, podLabels, dependsOn }: PodIdentity = cluster.podIdentity("orders", {
 *   namespace: "shop",
 *   serviceAccount: "orders",
 *   permissions: { aws: [{ actions: ["sqs:ReceiveMessage"], resources: ["arn:aws:sqs:eu-central-1:111122223333:orders"] }] },
 * });
 * ```
 */
export interface PodIdentity {
  /** Annotations that the service account needs. */
  readonly serviceAccountAnnotations: Readonly<Record<string, pulumi.Input<string>>>;
  /** Labels that the pods need. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Resources that must exist before the pods start. */
  readonly dependsOn: readonly pulumi.Input<pulumi.Resource>[];
}

/**
 * The properties of a cluster that a platform needs. These properties are the same on every cloud, for new and for existing clusters.
 *
 * @example
 * ```ts
 * import type { Cluster } from "keelson";
 *
 * const platformOn = (cluster: Cluster) =>
 *   new Platform("prod", { cluster, addons: cluster.cloud === "aws" ? [metricsServer()] : [] });
 *
 * export const { endpoint, kubernetesVersion } = platformOn(cluster).cluster;
 * ```
 */
export interface Cluster {
  /** The cloud on which the cluster runs. */
  readonly cloud: Cloud;
  /** Whether this program creates the cluster (`created`) or uses an existing cluster (`existing`). */
  readonly origin: Origin;
  /** Name of the cluster. */
  readonly clusterName: pulumi.Output<string>;
  /** URL of the API server. */
  readonly endpoint: pulumi.Output<string>;
  /** The cluster's kubeconfig, always a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** Minor version, for instance `1.35`. */
  readonly kubernetesVersion: string;
  /** The Kubernetes provider of the cluster. The provider's identity changes only if the cluster is replaced. */
  readonly provider: k8s.Provider;
  /** The facts about the cluster's network. Keelson renders network policies from these facts. */
  readonly network: ClusterNetwork;
  /** Capabilities that the cluster has without an add-on. */
  readonly builtin: readonly Offer[];
  /** The node pools by name, each with the labels and taints of its nodes. */
  readonly nodePools: Readonly<Record<string, NodePool>>;
  /** Names of the cluster's StorageClasses by tier. */
  readonly storageClasses: StorageClasses;
  /** The cluster's place in its cloud. Absent if the place is not known. */
  readonly cloudFacts?: CloudFacts;
  /**
   * The control plane's resource, if this program creates the control plane. Objects in the cluster that own no cloud resources are deleted together
   * with the control plane.
   */
  readonly deletedWith?: pulumi.Resource;
  /** Lists the mistakes in a request for cloud permissions. `podIdentity` refuses a request that has mistakes. */
  checkPodIdentity(request: PodIdentityRequest, name: string): readonly Problem[];
  /**
   * Gives a service account cloud permissions.
   *
   * @param name name of the workload or add-on: the new resources get this name, and errors contain it
   * @param opts the parent of these resources
   * @throws pulumi.RunError if the request has mistakes
   */
  podIdentity(name: string, request: PodIdentityRequest, opts?: pulumi.ComponentResourceOptions): PodIdentity;
}
