import type * as pulumi from "@pulumi/pulumi";
import type { ClusterDescription } from "../../existing";
import type { ReclaimPolicy } from "../../reclaim-policy";
import type { AksCni } from "../cni";
import type { AksClassArgs } from "../storage";

/**
 * The network of an AKS cluster that Keelson does not create. Network policies are rendered from it.
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
   * ^/[Ss]ubscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/[Rr]esource[Gg]roups/[\-\w.\(\)]{1,90}/providers/[Mm]icrosoft\.[Nn]etwork/virtual[Nn]etworks/\w([\-\w.]{0,62}\w)?$
   */
  readonly vnetId: pulumi.Input<string>;
  /** The plugin that connects pods and enforces NetworkPolicies. Azure Network Policy Manager is not supported. @default "cilium" */
  readonly cni?: AksCni;
  /** Whether policies may name hosts, with `cilium` (Advanced Container Networking Services). @default true */
  readonly networkObservability?: boolean;
  /** Ranges of the nodes' subnets. */
  readonly nodeCidrs: readonly pulumi.Input<string>[];
  /** Range of pods, or without an overlay the ranges of their subnets (`networkProfile.podCidr`). AKS' default is 10.244.0.0/16. */
  readonly podCidrs: readonly pulumi.Input<string>[];
  /** Range of Services (`networkProfile.serviceCidr`). AKS' default is 10.0.0.0/16. */
  readonly serviceCidrs: readonly pulumi.Input<string>[];
  /** Where the API server listens: its subnet, the address of its private endpoint, or its public address, as ranges. */
  readonly apiServerCidrs: readonly pulumi.Input<string>[];
}

/**
 * StorageClasses that the program creates. It does not know the cluster's identity. With `storageAccountId`, give that identity the role
 * Storage Account Contributor on the account.
 *
 * @example
 * ```ts
 * const storage: ExistingAksStorageArgs = { reclaimPolicy: "Retain", classes: { logs: { type: "disk", skuName: "StandardSSD_LRS" } } };
 * ```
 */
export interface ExistingAksStorageArgs {
  /** Reclaim policy of these classes. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** Id of the disk encryption set of new disks, which the cluster must be allowed to read. @default Azure's own keys */
  readonly diskEncryptionSetId?: pulumi.Input<string>;
  /** StorageClasses by name. None of them becomes the default class. @default none */
  readonly classes?: Readonly<Record<string, AksClassArgs>>;
}

/**
 * An AKS cluster that Keelson does not create: it was made by Terraform, `az`, the portal or
 * `azure-native.containerservice.ManagedCluster`. Its OIDC issuer and Workload Identity must be enabled.
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
   * The subscription's tenant of Microsoft Entra.
   *
   * @form a GUID such as 00000000-1111-2222-3333-444444444444
   * @pattern ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$
   */
  readonly tenantId: string;
  /** Azure region, for instance `westeurope`. */
  readonly location: string;
  /**
   * The cluster's resource group. Identities of service accounts are created there.
   * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftresources
   *
   * @form a name of up to 90 letters, digits, "-", "_", "(", ")" and "." that does not end in "."
   * @pattern ^[\w.\(\)\-]{0,89}[\w\(\)\-]$
   */
  readonly resourceGroup: string;
  /**
   * URL of the cluster's token issuer (`oidcIssuerProfile.issuerUrl`). AKS generates it once per cluster, so it also distinguishes the
   * cluster from a replacement with the same name: if it changes, everything in the cluster is created again. Microsoft Entra compares it
   * with the issuer of tokens, character by character. https://learn.microsoft.com/azure/aks/use-oidc-issuer
   *
   * @form the URL of the cluster's token issuer with the "/" at its end, such as https://westeurope.oic.prod-aks.azure.com/TENANT/ID/
   * @pattern ^https://([a-z0-9]+\.oic|oidc)\.prod-aks\.azure\.com/[0-9A-Za-z\/\-]+/$
   */
  readonly issuer: pulumi.Input<string>;
  /**
   * URL of the API server. Required without `kubeconfig`.
   *
   * @form the API server's URL: https://, a host and perhaps a port
   * @pattern ^https://[A-Za-z0-9]([A-Za-z0-9.\-]*[A-Za-z0-9])?(:[0-9]{1,5})?/?$
   */
  readonly endpoint?: pulumi.Input<string>;
  /**
   * Certificate authority of the API server, in base64. Required without `kubeconfig`.
   *
   * @form a certificate in base64, as the cloud shows it: it begins with LS0tLS1CRUdJTi
   * @pattern ^LS0tLS1CRUdJTi[A-Za-z0-9+\/]+={0,2}$
   */
  readonly certificateAuthority?: pulumi.Input<string>;
  /**
   * The cluster's kubeconfig, as YAML or JSON; kept secret. Required if people do not log in with Microsoft Entra.
   * @default one without a credential: kubelogin fetches tokens
   */
  readonly kubeconfig?: pulumi.Input<string>;
  readonly network: ExistingAksNetworkArgs;
  /** StorageClasses that the program creates. @default none */
  readonly storage?: ExistingAksStorageArgs;
  /** Tags of everything that the program creates in the resource group, besides `managed-by` and `cluster`. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * The control plane's resource, if this program creates it. Objects that own nothing in the cloud are then deleted together with it.
   * @default the program deletes each object
   */
  readonly deletedWith?: pulumi.Resource;
}
