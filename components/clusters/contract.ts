import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Offer } from "../capabilities";
import type { Problem } from "../problems";
import type { CloudPermissions } from "./permissions";

export type { AwsConditionValue, AwsPermission, AzurePermission, CloudPermissions, GcpPermission } from "./permissions";
export { Architecture, NodeProfile } from "./profiles";
export { TaintEffect } from "./taint-effect";

/** The cloud that provides the cluster's machines, disks and identities; `none` if it is not a supported cloud. */
export type Cloud = "aws" | "gcp" | "azure" | "none";

/** A cloud in which a program can create resources. */
export type PublicCloud = Exclude<Cloud, "none">;

/** Whether this program creates the cluster or uses an existing one. */
export type Origin = "created" | "existing";

/** The plugin that enforces NetworkPolicies. */
export type Cni = "calico" | "cilium" | "vpc-cni";

/** The source of a connection from the API server to pods: an address range, or pods that relay the connection. */
export type ApiServerSource =
  | { readonly cidr: pulumi.Input<string> }
  | { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };

/**
 * The facts about a cluster's network from which policies are rendered. Ranges are in CIDR notation.
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
  readonly cni: Cni;
  /** Whether it supports CiliumNetworkPolicies; a cloud's own build of Cilium may not. @default with `cilium` */
  readonly ciliumPolicies?: boolean;
  /** Whether CiliumNetworkPolicies may name hosts, which needs Cilium's DNS proxy. @default as `ciliumPolicies` */
  readonly hostPolicies?: boolean;
  readonly nodeCidrs: readonly pulumi.Input<string>[];
  readonly podCidrs: readonly pulumi.Input<string>[];
  readonly serviceCidrs: readonly pulumi.Input<string>[];
  readonly apiServer: {
    /** Addresses on which the API server listens, after any translation of Service addresses. */
    readonly cidrs: readonly pulumi.Input<string>[];
    readonly port: number;
    /** Sources of its calls to webhooks and aggregated APIs. */
    readonly sources: readonly ApiServerSource[];
  };
  readonly dns: {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
    /** Address of the node-local cache, if one runs. */
    readonly nodeLocalAddress?: string;
  };
  /**
   * Ranges from which the cloud's load balancers connect to pods, for health checks and traffic: those inside the network, and those
   * that face the internet. @default the nodes' addresses
   */
  readonly loadBalancers?: Readonly<Record<"internal" | "public", readonly pulumi.Input<string>[]>>;
  /** Private addresses of the cloud's own APIs, besides their public ones. @default none */
  readonly cloudEndpoints?: readonly pulumi.Input<string>[];
  /** Addresses from which pods get their cloud identity, besides the internet. @default none: pods get projected tokens */
  readonly podIdentity?: { readonly cidrs: readonly string[]; readonly port: number };
}

/**
 * Where a cluster is in its cloud. Add-ons that call the cloud need these facts.
 *
 * @example
 * ```ts
 * const cloudFacts: CloudFacts = { accountId: "111122223333", region: "eu-central-1", clusterName: "team" };
 * ```
 */
export interface CloudFacts {
  /** Account on AWS, project on Google Cloud, subscription on Azure. */
  readonly accountId: string;
  readonly region: string;
  /** The cluster's name in the cloud, known before the cluster exists. @default unknown: add-ons that need it are refused */
  readonly clusterName?: string;
  /** The AWS partition, with which ARNs begin, for instance `aws`. */
  readonly partition?: string;
  /** Number of the project on Google Cloud, which is part of the names of principals and secrets. */
  readonly projectNumber?: string;
  /** The cluster's resource group on Azure. */
  readonly resourceGroup?: string;
  /** Tenant of Microsoft Entra, on Azure. */
  readonly tenantId?: string;
  /** The network: the VPC's id on AWS, its name on Google Cloud, the virtual network's id on Azure. */
  readonly networkId?: pulumi.Input<string>;
  /** Tags of everything that add-ons create in the cloud. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The parts of a group of identical nodes that workloads can see.
 *
 * @example
 * ```ts
 * const nodePool: NodePool = { labels: { "keelson.dev/dedicated": "gpu" }, taints: [{ key: "keelson.dev/dedicated", value: "gpu", effect: "NoSchedule" }] };
 * ```
 */
export interface NodePool {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
}

/**
 * Names of the StorageClasses by tier. If a tier is absent, the cluster does not support it.
 *
 * @example
 * ```ts
 * const storageClasses: StorageClasses = { standard: "ceph-block", shared: "ceph-filesystem" };
 * ```
 */
export interface StorageClasses {
  /** The default class. */
  readonly standard?: string;
  readonly fast?: string;
  /** ReadWriteMany. */
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
  readonly namespace: string;
  readonly serviceAccount: string;
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
  readonly serviceAccountAnnotations: Readonly<Record<string, pulumi.Input<string>>>;
  readonly podLabels: Readonly<Record<string, string>>;
  /** Resources that must exist before the pods start. */
  readonly dependsOn: readonly pulumi.Input<pulumi.Resource>[];
}

/**
 * A cluster as the platform sees it. Who created it and where it runs do not matter.
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
  readonly cloud: Cloud;
  readonly origin: Origin;
  readonly clusterName: pulumi.Output<string>;
  /** URL of the API server. */
  readonly endpoint: pulumi.Output<string>;
  /** The cluster's kubeconfig, always a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** Minor version, for instance `1.35`. */
  readonly kubernetesVersion: string;
  /** The cluster's own provider. Its identity changes if, and only if, the cluster is replaced. */
  readonly provider: k8s.Provider;
  readonly network: ClusterNetwork;
  /** Capabilities that the cluster has without an add-on. */
  readonly builtin: readonly Offer[];
  /** By name. */
  readonly nodePools: Readonly<Record<string, NodePool>>;
  readonly storageClasses: StorageClasses;
  /** Where the cluster is in its cloud; absent if unknown. */
  readonly cloudFacts?: CloudFacts;
  /** The control plane, if this program creates it. Its deletion also deletes objects in the cluster that own nothing in the cloud. */
  readonly deletedWith?: pulumi.Resource;
  /** Lists the mistakes in a request, before `podIdentity` creates anything under this name. */
  checkPodIdentity(request: PodIdentityRequest, name: string): readonly Problem[];
  /**
   * Gives a service account cloud permissions.
   *
   * @param name names the resources that it creates, and the consumer in an error
   * @param opts the parent of these resources
   * @throws pulumi.RunError if the request has mistakes
   */
  podIdentity(name: string, request: PodIdentityRequest, opts?: pulumi.ComponentResourceOptions): PodIdentity;
}
