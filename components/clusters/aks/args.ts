import type { AksAccessArgs } from "./access";
import type { BackupsArgs } from "./backups";
import type { CniArgs } from "./cni";
import type { ControlPlaneArgs } from "./control-plane";
import type { LogsArgs } from "./logs";
import type { AksMaintenanceArgs } from "./maintenance";
import type { NetworkArgs } from "./network";
import type { NodesArgs } from "./nodes";
import type { ObjectStorageArgs } from "./object-storage";
import type { GroupArgs } from "./resource-group";
import type { AksStorageArgs } from "./storage";

/**
 * A cluster on Azure Kubernetes Service, with its own network, keys, identities, nodes and logs.
 *
 * @example
 * ```ts
 * const args: AksClusterArgs = {
 *   subscriptionId: "00000000-1111-2222-3333-444444444444",
 *   tenantId: "99999999-8888-7777-6666-555555555555",
 *   location: "germanywestcentral",
 *   kubernetesVersion: "1.35",
 *   vnet: { cidr: "10.20.0.0/16", zones: ["1", "2", "3"] },
 *   endpoint: { publicAccessCidrs: ["203.0.113.0/24"] },
 *   access: { deployer: { objectId: "11111111-0000-0000-0000-000000000001" } },
 *   systemPool: { min: 3, max: 6 },
 *   nodePools: { general: { min: 3, max: 12 } },
 *   tags: { owner: "shop", environment: "prod", stack: "prod" },
 * };
 * ```
 */
export interface AksClusterArgs
  extends ControlPlaneArgs,
    NetworkArgs,
    NodesArgs,
    CniArgs,
    LogsArgs,
    BackupsArgs,
    ObjectStorageArgs,
    GroupArgs {
  /**
   * Id of the subscription in which everything is created.
   *
   * @form a GUID such as 00000000-1111-2222-3333-444444444444
   * @pattern ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$
   */
  readonly subscriptionId: string;
  /**
   * Id of the Microsoft Entra tenant that the subscription trusts.
   *
   * @form a GUID such as 00000000-1111-2222-3333-444444444444
   * @pattern ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$
   */
  readonly tenantId: string;
  /** Azure region, for instance `germanywestcentral`. The region must have availability zones. Use the name from Azure's tools. */
  readonly location: string;
  /** Who may use the Kubernetes API. */
  readonly access: AksAccessArgs;
  /** Tags of every resource that supports tags. Required are `owner`, `environment` and `stack`. Never put secrets in tags. */
  readonly tags: Record<string, string>;
  /** Name of the cluster. @default the component's name */
  readonly clusterName?: string;
  /** When Azure may upgrade the cluster. */
  readonly maintenance?: AksMaintenanceArgs;
  /** StorageClasses of the cluster. */
  readonly storage?: AksStorageArgs;
  /**
   * Whether both Azure (with locks) and Pulumi refuse to delete the cluster, its keys and its logs. The lock also covers the cluster's node pools. To
   * remove a pool, set this option to `false` for that update. @default true
   */
  readonly deletionProtection?: boolean;
}
