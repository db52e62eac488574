import type * as pulumi from "@pulumi/pulumi";
import type { ClusterDescription } from "../../existing";
import type { ReclaimPolicy } from "../../reclaim-policy";
import type { AksCni } from "../cni";
import type { AksClassArgs } from "../storage";

/** The network of an AKS cluster that Keelson does not create. Network policies are rendered from it. */
export interface ExistingAksNetworkArgs {
  /** Id of the virtual network. */
  readonly vnetId: pulumi.Input<string>;
  /** What connects pods and enforces NetworkPolicies. Azure Network Policy Manager is not supported. @default "cilium" */
  readonly cni?: AksCni;
  /** Whether policies may name hosts, with `cilium` (Advanced Container Networking Services). @default true */
  readonly networkObservability?: boolean;
  /** Ranges of the nodes' subnets. */
  readonly nodeCidrs: readonly pulumi.Input<string>[];
  /** Range of pods, or without an overlay the ranges of their subnets (`networkProfile.podCidr`). AKS picks 10.244.0.0/16 if nobody does. */
  readonly podCidrs: readonly pulumi.Input<string>[];
  /** Range of Services (`networkProfile.serviceCidr`). AKS picks 10.0.0.0/16 if nobody does. */
  readonly serviceCidrs: readonly pulumi.Input<string>[];
  /** Where the API server listens: its subnet, the address of its private endpoint, or its public address, as ranges. */
  readonly apiServerCidrs: readonly pulumi.Input<string>[];
}

/**
 * StorageClasses that the program makes. It knows no identity of the cluster: with `storageAccountId`, give that identity the role Storage
 * Account Contributor on the account.
 */
export interface ExistingAksStorageArgs {
  /** Reclaim policy of these classes. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** Id of the disk encryption set of new disks, which the cluster must be allowed to read. @default Azure's own keys */
  readonly diskEncryptionSetId?: pulumi.Input<string>;
  /** StorageClasses by name, none of which is the default class. @default none */
  readonly classes?: Readonly<Record<string, AksClassArgs>>;
}

/**
 * A cluster on AKS that Keelson does not create, with its OIDC issuer and Workload Identity enabled: made by Terraform, `az`, the portal or
 * `azure-native.containerservice.ManagedCluster`.
 */
export interface ExistingAksClusterArgs extends ClusterDescription {
  readonly subscriptionId: string;
  /** The subscription's tenant of Microsoft Entra. */
  readonly tenantId: string;
  /** Azure region, for instance `westeurope`. */
  readonly location: string;
  /** The cluster's resource group. Identities of service accounts are made there. */
  readonly resourceGroup: string;
  /**
   * URL of the cluster's token issuer (`oidcIssuerProfile.issuerUrl`). AKS draws it once per cluster, so it also tells the cluster from a
   * replacement with the same name: if it changes, everything in the cluster is created again.
   */
  readonly issuer: pulumi.Input<string>;
  /** URL of the API server. Required without `kubeconfig`. */
  readonly endpoint?: pulumi.Input<string>;
  /** Certificate authority of the API server, in base64. Required without `kubeconfig`. */
  readonly certificateAuthority?: pulumi.Input<string>;
  /**
   * The cluster's kubeconfig, as YAML or JSON; kept secret. Required if people do not log in with Microsoft Entra.
   * @default one without a credential: kubelogin fetches tokens
   */
  readonly kubeconfig?: pulumi.Input<string>;
  readonly network: ExistingAksNetworkArgs;
  /** StorageClasses that the program makes. @default none */
  readonly storage?: ExistingAksStorageArgs;
  /** Tags of what is made in the resource group, besides `managed-by` and `cluster`. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** The control plane's resource, if this program makes it: objects that own nothing in the cloud are then deleted with it. @default the program deletes each of them */
  readonly deletedWith?: pulumi.Resource;
}
