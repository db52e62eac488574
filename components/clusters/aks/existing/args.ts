import type * as pulumi from "@pulumi/pulumi";
import type { ClusterDescription } from "../../existing";
import type { ReclaimPolicy } from "../../reclaim-policy";
import type { AksCni } from "../cni";
import type { AksClassArgs } from "../storage";

/**
 * The network of an AKS cluster that Keelson does not create. Keelson renders network policies from these facts.
 *
 * @example
 * ```ts
 * const network: ExistingAksNetworkArgs = {
 *   vnetId:
 *     "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/acme/providers/Microsoft.Network/virtualNetworks/acme",
 *   nodeCidrs: ["10.50.0.0/20"],
 *   podCidrs: ["10.244.0.0/16"],
 *   serviceCidrs: ["10.0.0.0/16"],
 *   apiServerCidrs: ["10.50.16.0/28"],
 * };
 * ```
 */
export interface ExistingAksNetworkArgs {
  /**
   * Id of the virtual network.
   *
   * @form an id such as /subscriptions/GUID/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworks/NAME
   * @pattern
   *
   * ^/[Ss]ubscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/[Rr]esource[Gg]roups/[\-\w.\(\)]{1,90}/providers/[Mm]icrosoft\.[Nn]etwork/virtual[Nn]etworks/\w([\-\w.]{0,62}\w)?$
   */
  readonly vnetId: pulumi.Input<string>;
  /**
   * The plugin that connects pods and enforces NetworkPolicies: `cilium`, `calico` or `own-cilium`. Azure Network Policy Manager is not supported.
   *
   * @default "cilium"
   */
  readonly cni?: AksCni;
  /** With `cilium`: whether policies may name hosts. This requires Advanced Container Networking Services. @default true */
  readonly networkObservability?: boolean;
  /** Ranges of the nodes' subnets. */
  readonly nodeCidrs: readonly pulumi.Input<string>[];
  /**
   * Range of pods (`networkProfile.podCidr`); AKS' default is 10.244.0.0/16. In a cluster without an overlay, give the ranges of the pods' subnets.
   */
  readonly podCidrs: readonly pulumi.Input<string>[];
  /** Range of Services (`networkProfile.serviceCidr`). AKS' default is 10.0.0.0/16. */
  readonly serviceCidrs: readonly pulumi.Input<string>[];
  /** Ranges in which the API server listens: its subnet, the address of its private endpoint, or its public address. */
  readonly apiServerCidrs: readonly pulumi.Input<string>[];
}

/**
 * StorageClasses that the program creates. The program does not know the cluster's identity. With `storageAccountId`, you must give the cluster's
 * identity the role Storage Account Contributor on the account.
 *
 * @example
 * ```ts
 * const storage: ExistingAksStorageArgs = { reclaimPolicy: "Retain", classes: { logs: { type: "disk", skuName: "StandardSSD_LRS" } } };
 * ```
 */
export interface ExistingAksStorageArgs {
  /** Reclaim policy of these classes: `Delete` or `Retain`. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** Id of the disk encryption set of new disks. The cluster must be allowed to read this set. @default Azure's own keys */
  readonly diskEncryptionSetId?: pulumi.Input<string>;
  /** StorageClasses by name. None of these classes becomes the default class. @default none */
  readonly classes?: Readonly<Record<string, AksClassArgs>>;
}

/**
 * An AKS cluster that Keelson does not create, for instance one from Terraform, `az`, the portal or `azure-native.containerservice.ManagedCluster`.
 * Its OIDC issuer and Workload Identity must be enabled.
 *
 * @example
 * ```ts
 * const args: ExistingAksClusterArgs = {
 *   subscriptionId: "00000000-1111-2222-3333-444444444444",
 *   tenantId: "55555555-6666-7777-8888-999999999999",
 *   location: "westeurope",
 *   resourceGroup: "acme",
 *   kubernetesVersion: "1.35",
 *   issuer:
 *     "https://westeurope.oic.prod-aks.azure.com/55555555-6666-7777-8888-999999999999/00000000-2222-4444-6666-888888888888/",
 *   kubeconfig: new pulumi.Config().requireSecret("kubeconfig"),
 *   network: {
 *     vnetId:
 *       "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/acme/providers/Microsoft.Network/virtualNetworks/acme",
 *     nodeCidrs: ["10.50.0.0/20"],
 *     podCidrs: ["10.244.0.0/16"],
 *     serviceCidrs: ["10.0.0.0/16"],
 *     apiServerCidrs: ["10.50.16.0/28"],
 *   },
 * };
 * ```
 */
export interface ExistingAksClusterArgs extends ClusterDescription {
  /**
   * The cluster's subscription.
   *
   * @form a GUID such as 00000000-1111-2222-3333-444444444444
   * @pattern ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$
   */
  readonly subscriptionId: string;
  /**
   * Microsoft Entra tenant of the subscription.
   *
   * @form a GUID such as 00000000-1111-2222-3333-444444444444
   * @pattern ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$
   */
  readonly tenantId: string;
  /** Azure region, for instance `westeurope`. */
  readonly location: string;
  /**
   * The cluster's resource group. The program creates identities of service accounts there.
   * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftresources
   *
   * @form a name of up to 90 letters, digits, "-", "_", "(", ")" and "." that does not end in "."
   * @pattern ^[\w.\(\)\-]{0,89}[\w\(\)\-]$
   */
  readonly resourceGroup: string;
  /**
   * URL of the cluster's token issuer (`oidcIssuerProfile.issuerUrl`). AKS generates the URL once per cluster, so the URL also distinguishes the
   * cluster from a replacement with the same name. If the URL changes, the program creates everything in the cluster again. Microsoft Entra compares
   * this URL with the issuer in tokens, character by character. https://learn.microsoft.com/azure/aks/use-oidc-issuer
   *
   * @form the URL of the cluster's token issuer with the "/" at its end, such as https://westeurope.oic.prod-aks.azure.com/TENANT/ID/
   * @pattern ^https://([a-z0-9]+\.oic|oidc)\.prod-aks\.azure\.com/[0-9A-Za-z\/\-]+/$
   */
  readonly issuer: pulumi.Input<string>;
  /**
   * URL of the API server. Required without `kubeconfig`.
   *
   * @form the API server's URL with https://, a host and optionally a port
   * @pattern ^https://[A-Za-z0-9]([A-Za-z0-9.\-]*[A-Za-z0-9])?(:[0-9]{1,5})?/?$
   */
  readonly endpoint?: pulumi.Input<string>;
  /**
   * Certificate authority of the API server, in base64. Required without `kubeconfig`.
   *
   * @form a certificate in base64 that begins with LS0tLS1CRUdJTi
   * @pattern ^LS0tLS1CRUdJTi[A-Za-z0-9+\/]+={0,2}$
   */
  readonly certificateAuthority?: pulumi.Input<string>;
  /**
   * The cluster's kubeconfig, as YAML or JSON; kept secret. Required if people do not sign in with Microsoft Entra. @default a kubeconfig without a
   * credential: kubelogin fetches tokens
   */
  readonly kubeconfig?: pulumi.Input<string>;
  /** The cluster's network. */
  readonly network: ExistingAksNetworkArgs;
  /** StorageClasses that the program creates. @default none */
  readonly storage?: ExistingAksStorageArgs;
  /** Tags of everything that the program creates in the resource group. The program adds the tags `managed-by` and `cluster`. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * The control plane's resource, if this program creates the control plane. Objects that own no cloud resources are then deleted together with the
   * control plane. @default the program deletes each object
   */
  readonly deletedWith?: pulumi.Resource;
}
