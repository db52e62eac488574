import type * as pulumi from "@pulumi/pulumi";
import type { ClusterDescription } from "../../existing";
import type { ReclaimPolicy } from "../../reclaim-policy";
import type { GkeCni } from "../cni";
import type { ClusterDns } from "../control-plane";
import type { WorkloadLogs } from "../logs";
import type { GkeClassArgs, GkeFilestoreVolumeArgs } from "../storage";

/**
 * The network of a GKE cluster that Keelson does not create. Keelson renders network policies from these facts.
 *
 * @example
 * ```ts
 * const network: ExistingGkeNetworkArgs = {
 *   network: "acme",
 *   nodeCidrs: ["10.30.0.0/20"],
 *   podCidrs: ["10.32.0.0/14"],
 *   serviceCidrs: ["10.40.0.0/20"],
 *   controlPlaneCidrs: ["172.16.0.0/28"],
 * };
 * ```
 */
export interface ExistingGkeNetworkArgs {
  /**
   * Name of the VPC network. https://cloud.google.com/compute/docs/reference/rest/v1/networks
   *
   * @form the name of a network: up to 63 lower-case letters, digits and "-", beginning with a letter
   * @pattern ^[a-z]([a-z0-9\-]{0,61}[a-z0-9])?$
   */
  readonly network: pulumi.Input<string>;
  /** The plugin that connects pods and enforces NetworkPolicies: `cilium` (Dataplane V2) or `calico`. @default "cilium" */
  readonly cni?: GkeCni;
  /** Primary ranges of the nodes' subnetworks. */
  readonly nodeCidrs: readonly pulumi.Input<string>[];
  /** Secondary ranges of pods. */
  readonly podCidrs: readonly pulumi.Input<string>[];
  /** Ranges of Services. GKE's default is 34.118.224.0/20. */
  readonly serviceCidrs: readonly pulumi.Input<string>[];
  /**
   * Ranges of the control plane's private endpoint: the `/28` of the control plane, or the address of the Private Service Connect endpoint as a
   * `/32`.
   */
  readonly controlPlaneCidrs: readonly pulumi.Input<string>[];
  /** The DNS service of pods: `kube-dns` or `cloud-dns`. @default "kube-dns" */
  readonly dns?: ClusterDns;
}

/**
 * StorageClasses that the program creates. For the type `filestore`, enable the Filestore driver in the cluster.
 *
 * @example
 * ```ts
 * const storage: ExistingGkeStorageArgs = { reclaimPolicy: "Retain", classes: { logs: { type: "pd-balanced" } } };
 * ```
 */
export interface ExistingGkeStorageArgs {
  /** Reclaim policy of these classes: `Delete` or `Retain`. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /**
   * Name of the key that encrypts new disks and file systems. The service agents of Compute Engine and Filestore must be allowed to use the key.
   * @default Google's own keys
   */
  readonly encryptionKey?: pulumi.Input<string>;
  /** StorageClasses by name. None of these classes becomes the default class. @default none */
  readonly classes?: Readonly<Record<string, GkeClassArgs>>;
  /** Existing Filestore instances. Each key is the name of the StorageClass and of the PersistentVolume. @default none */
  readonly volumes?: Readonly<Record<string, GkeFilestoreVolumeArgs>>;
}

/**
 * A GKE cluster that Keelson does not create, for instance one from Terraform, gcloud, the console or `gcp.container.Cluster`. Workload Identity
 * Federation must be enabled.
 *
 * @example
 * ```ts
 * const args: ExistingGkeClusterArgs = {
 *   projectId: "acme-team",
 *   projectNumber: "123456789012",
 *   location: "europe-west4",
 *   kubernetesVersion: "1.35",
 *   dnsEndpoint: "gke-0123456789abcdef-123456789012.europe-west4.gke.goog",
 *   network: {
 *     network: "acme",
 *     nodeCidrs: ["10.30.0.0/20"],
 *     podCidrs: ["10.32.0.0/14"],
 *     serviceCidrs: ["10.40.0.0/20"],
 *     controlPlaneCidrs: ["172.16.0.0/28"],
 *   },
 * };
 * ```
 */
export interface ExistingGkeClusterArgs extends ClusterDescription {
  /**
   * Id of the cluster's project.
   *
   * @form a project's id of 6 to 30 lower-case letters, digits and "-" that begins with a letter
   * @pattern ^[a-z][a-z0-9\-]{4,28}[a-z0-9]$
   */
  readonly projectId: string;
  /**
   * Number of the project. The names of principals contain this number.
   *
   * @form the project's number in quotes
   * @pattern ^[0-9]{6,}$
   */
  readonly projectNumber: string;
  /** The cluster's region, for instance `europe-west4`, or its zone. */
  readonly location: string;
  /**
   * The cluster's DNS name (`controlPlaneEndpointsConfig.dnsEndpointConfig.endpoint`). Every cluster has a DNS name, even if its API server does not
   * accept connections there. The name contains an id that Google generates once per cluster. If the name changes, the program creates everything in
   * the cluster again.
   *
   * @form a name such as gke-….europe-west4.gke.goog
   * @pattern ^[a-z0-9\-]+\.[a-z0-9\-]+\.gke\.goog$
   */
  readonly dnsEndpoint: pulumi.Input<string>;
  /**
   * URL of the API server, if clients do not use its DNS name. Set `certificateAuthority` too.
   *
   * @default the DNS name; it must accept connections
   * @form the API server's URL with https://, a host and optionally a port
   * @pattern ^https://[A-Za-z0-9]([A-Za-z0-9.\-]*[A-Za-z0-9])?(:[0-9]{1,5})?/?$
   */
  readonly endpoint?: pulumi.Input<string>;
  /**
   * Certificate authority of the API server, in base64.
   *
   * @form a certificate in base64 that begins with LS0tLS1CRUdJTi
   * @pattern ^LS0tLS1CRUdJTi[A-Za-z0-9+\/]+={0,2}$
   */
  readonly certificateAuthority?: pulumi.Input<string>;
  /** The cluster's kubeconfig, as YAML or JSON; kept secret. @default a kubeconfig without a credential: gke-gcloud-auth-plugin fetches tokens */
  readonly kubeconfig?: pulumi.Input<string>;
  /** The cluster's network. */
  readonly network: ExistingGkeNetworkArgs;
  /** StorageClasses that the program creates. @default none */
  readonly storage?: ExistingGkeStorageArgs;
  /** The agent that collects the logs of workloads: GKE's own agent (`managed`), or an add-on's agent (`agent`). @default "managed" */
  readonly workloadLogs?: WorkloadLogs;
  /** Labels of everything that the program creates in the project. The program adds the labels `managed-by` and `cluster`. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * The control plane's resource, if this program creates the control plane. Objects that own no cloud resources are then deleted together with the
   * control plane. @default the program deletes each object
   */
  readonly deletedWith?: pulumi.Resource;
}
