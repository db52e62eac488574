import type { GkeAccessArgs } from "./access";
import type { BackupsArgs } from "./backups";
import type { CniArgs } from "./cni";
import type { ControlPlaneArgs } from "./control-plane";
import type { GatewayArgs } from "./gateway-classes";
import type { LogsArgs } from "./logs";
import type { GkeMaintenanceArgs } from "./maintenance";
import type { NetworkArgs } from "./network";
import type { NodesArgs } from "./nodes";
import type { ObjectStorageArgs } from "./object-storage";
import type { GkeStorageArgs } from "./storage";

/**
 * A Standard cluster on Google Kubernetes Engine, with its own network, key and nodes.
 *
 * @example
 * ```ts
 * const args: GkeClusterArgs = {
 *   projectId: "example-prod",
 *   projectNumber: "123456789012",
 *   region: "europe-west3",
 *   kubernetesVersion: "1.35",
 *   vpc: { cidr: "10.80.0.0/16", zones: ["europe-west3-a", "europe-west3-b"] },
 *   endpoint: { dns: true },
 *   access: {
 *     deployer: "serviceAccount:deployer@example-prod.iam.gserviceaccount.com",
 *     admins: { platform: { member: "user:ann@example.com" } },
 *   },
 *   nodePools: { general: { min: 2, max: 6 } },
 *   labels: { owner: "shop", environment: "prod", stack: "prod" },
 * };
 * ```
 */
export interface GkeClusterArgs
  extends ControlPlaneArgs,
    NetworkArgs,
    NodesArgs,
    CniArgs,
    LogsArgs,
    BackupsArgs,
    ObjectStorageArgs,
    GatewayArgs {
  /**
   * Id of the project in which everything is created.
   *
   * @form a project's id of 6 to 30 lower-case letters, digits and "-" that begins with a letter
   * @pattern ^[a-z][a-z0-9\-]{4,28}[a-z0-9]$
   */
  readonly projectId: string;
  /**
   * Number of the project `projectId`. The names of its service agents and principals contain this number.
   *
   * @form the project's number in quotes
   * @pattern ^[0-9]{6,}$
   */
  readonly projectNumber: string;
  /** Google Cloud region, for instance `europe-west3`. */
  readonly region: string;
  /**
   * For development: the zone of the control plane, from `vpc.zones`. The control plane then has only one replica. It is down during upgrades, and
   * while its zone is down. The price stays the same, but each billing account gets a credit for one such cluster. If you change this option, the
   * cluster is replaced. https://cloud.google.com/kubernetes-engine/docs/concepts/types-of-clusters @default `region`: the control plane runs in
   * three zones
   */
  readonly location?: string;
  /** Who may use the Kubernetes API. */
  readonly access: GkeAccessArgs;
  /** Labels of every resource that supports labels. Required are `owner`, `environment` and `stack`. Never put secrets in labels. */
  readonly labels: Record<string, string>;
  /** Name of the cluster. @default the component's name */
  readonly clusterName?: string;
  /** Whether the component enables the Google APIs that the cluster needs. The APIs stay enabled after the cluster is deleted. @default true */
  readonly enableApis?: boolean;
  /** When GKE may upgrade the cluster. */
  readonly maintenance?: GkeMaintenanceArgs;
  /** StorageClasses of the cluster. */
  readonly storage?: GkeStorageArgs;
  /**
   * Name of an existing KMS key in the cluster's region for Secrets, disks and volumes (`projects/…/locations/…/keyRings/…/cryptoKeys/…`). The
   * service agents of GKE and Compute Engine must be allowed to use this key; otherwise nodes cannot start. @default the component creates a key, and
   * Google rotates it every 90 days
   */
  readonly encryptionKey?: string;
  /** Whether both Google's provider and Pulumi refuse to delete the cluster and its key. @default true */
  readonly deletionProtection?: boolean;
}
