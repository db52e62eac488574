import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Offer } from "../capabilities";
import type { Problem } from "../problems";

export { Architecture, NodeProfile } from "./profiles";
export { TaintEffect } from "./taint-effect";

/** Whose API the cluster's machines, disks and identities come from; `none` where no supported cloud does. */
export type Cloud = "aws" | "gcp" | "azure" | "none";

/** A cloud in which a program makes something. */
export type PublicCloud = Exclude<Cloud, "none">;

/** Whether this program made the cluster or found it. */
export type Origin = "created" | "existing";

/** What enforces NetworkPolicies. */
export type Cni = "calico" | "cilium" | "vpc-cni";

/** Where a connection between the API server and pods comes from: an address range, or pods that relay it. */
export type ApiServerSource =
  | { readonly cidr: pulumi.Input<string> }
  | { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };

/** The facts about a cluster's network that policies are rendered from. Ranges are in CIDR notation. */
export interface ClusterNetwork {
  readonly cni: Cni;
  /** Whether it takes CiliumNetworkPolicies, which a cloud's own build of Cilium may not. @default with `cilium` */
  readonly ciliumPolicies?: boolean;
  /** Whether these may name hosts, which takes Cilium's proxy for DNS. @default as `ciliumPolicies` */
  readonly hostPolicies?: boolean;
  readonly nodeCidrs: readonly pulumi.Input<string>[];
  readonly podCidrs: readonly pulumi.Input<string>[];
  readonly serviceCidrs: readonly pulumi.Input<string>[];
  readonly apiServer: {
    /** Where the API server listens, after any translation of Service addresses. */
    readonly cidrs: readonly pulumi.Input<string>[];
    readonly port: number;
    /** Where its calls to webhooks and aggregated APIs come from. */
    readonly sources: readonly ApiServerSource[];
  };
  readonly dns: {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
    /** Address of a node-local cache, where one runs. */
    readonly nodeLocalAddress?: string;
  };
  /**
   * Where load balancers of the cloud connect to pods from, to see whether they are well or with traffic: those inside of the
   * network, and those for the internet. @default the nodes' addresses
   */
  readonly loadBalancers?: Readonly<Record<"internal" | "public", readonly pulumi.Input<string>[]>>;
  /** Private addresses at which the cloud's own APIs answer, beside their public ones. @default none */
  readonly cloudEndpoints?: readonly pulumi.Input<string>[];
  /** Where pods ask for their cloud identity, beside the internet. @default nowhere: tokens are projected into them */
  readonly podIdentity?: { readonly cidrs: readonly string[]; readonly port: number };
}

/** Where a cluster stands in its cloud: what add-ons that call the cloud must be told. */
export interface CloudFacts {
  /** Account on AWS, project on Google Cloud, subscription on Azure. */
  readonly accountId: string;
  readonly region: string;
  /** The cluster's name there, known before the cluster is. @default not known: an add-on that must be told is refused */
  readonly clusterName?: string;
  /** The part of AWS that begins its ARNs, for instance `aws`. */
  readonly partition?: string;
  /** Of the project on Google Cloud, which principals and secrets are named by. */
  readonly projectNumber?: string;
  /** That the cluster is in, on Azure. */
  readonly resourceGroup?: string;
  /** Of Microsoft Entra, on Azure. */
  readonly tenantId?: string;
  /** The network: a VPC's id on AWS, its name on Google Cloud, a virtual network's id on Azure. */
  readonly networkId?: pulumi.Input<string>;
  /** Of everything that add-ons make in the cloud. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A group of like nodes, as far as workloads can see it. */
export interface NodePool {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
}

/** Names of the StorageClasses by tier; a tier that is absent is not to be had in this cluster. */
export interface StorageClasses {
  /** The default class. */
  readonly standard?: string;
  readonly fast?: string;
  /** ReadWriteMany. */
  readonly shared?: string;
}

/** A statement of an IAM policy. */
export interface AwsPermission {
  readonly actions: readonly string[];
  readonly resources: readonly pulumi.Input<string>[];
  /** IAM condition operators, for instance `{ StringEquals: { "aws:ResourceTag/team": "shop" } }`. @default none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, AwsConditionValue>>>>;
}

/** What a condition compares with: one value, or several of which one (or, with `ForAllValues`, each) has to fit. */
export type AwsConditionValue = pulumi.Input<string> | readonly pulumi.Input<string>[];

/** A role on Google Cloud, and what it is granted on. */
export interface GcpPermission {
  /** For instance `roles/dns.admin`. */
  readonly role: string;
  /** Name of the managed zone of Cloud DNS that it is granted on. @default the whole project */
  readonly dnsZone?: pulumi.Input<string>;
  /** Of IAM, in its expression language. @default none */
  readonly condition?: { readonly title: string; readonly expression: pulumi.Input<string> };
}

/** A role on Azure, and what it is granted on. */
export interface AzurePermission {
  /** Name of a built-in role, for instance `DNS Zone Contributor`. */
  readonly role: string;
  /** Id of a resource, a resource group or the subscription. */
  readonly scope: pulumi.Input<string>;
}

/** The least that a service account needs, in each cloud's own terms; a cloud that is absent is not supported. */
export interface CloudPermissions {
  readonly aws?: readonly AwsPermission[];
  readonly gcp?: readonly GcpPermission[];
  readonly azure?: readonly AzurePermission[];
}

/** A service account that wants to act on the cloud. */
export interface PodIdentityRequest {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly permissions: CloudPermissions;
}

/** What the pods of a service account need so that the cloud knows them. */
export interface PodIdentity {
  readonly serviceAccountAnnotations: Readonly<Record<string, pulumi.Input<string>>>;
  readonly podLabels: Readonly<Record<string, string>>;
  /** What has to be there before the pods start. */
  readonly dependsOn: readonly pulumi.Resource[];
}

/** What every kind of cluster is to the platform on it, whoever made it and wherever it runs. */
export interface Cluster {
  readonly cloud: Cloud;
  readonly origin: Origin;
  readonly clusterName: pulumi.Output<string>;
  /** URL of the API server. */
  readonly endpoint: pulumi.Output<string>;
  /** Always a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** Minor version, for instance `1.35`. */
  readonly kubernetesVersion: string;
  /** Our own provider, whose identity changes when, and only when, the cluster is another one. */
  readonly provider: k8s.Provider;
  readonly network: ClusterNetwork;
  /** What the cluster brings without an add-on. */
  readonly builtin: readonly Offer[];
  /** By name. */
  readonly nodePools: Readonly<Record<string, NodePool>>;
  readonly storageClasses: StorageClasses;
  /** Nothing where no cloud is known. */
  readonly cloudFacts?: CloudFacts;
  /** The control plane that this program made: objects in the cluster that own nothing in the cloud go with it. */
  readonly deletedWith?: pulumi.Resource;
  /** Objections to what `podIdentity` will be asked for, before anything is made. */
  checkPodIdentity(request: PodIdentityRequest): readonly Problem[];
  /**
   * Gives a service account cloud permissions.
   *
   * @param name of the resources that are made for it, and of the consumer in an error
   * @param opts parent of these resources
   * @throws pulumi.RunError where the cluster has no identity facts, or none for this service account
   */
  podIdentity(name: string, request: PodIdentityRequest, opts?: pulumi.ComponentResourceOptions): PodIdentity;
}
