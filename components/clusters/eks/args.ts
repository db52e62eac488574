import type { EksAccessArgs } from "./access";
import type { BackupsArgs } from "./backups";
import type { CniArgs } from "./cni";
import type { ControlPlaneArgs } from "./control-plane";
import type { IdentityArgs } from "./identity";
import type { LogsArgs } from "./logs";
import type { AddonsArgs } from "./managed-addons";
import type { NetworkArgs } from "./network";
import type { NodesArgs } from "./nodes";
import type { ObjectStorageArgs } from "./object-storage";
import type { RolesArgs } from "./roles-args";
import type { EksStorageArgs } from "./storage";

/**
 * A cluster on Amazon EKS, with its own network, keys, nodes and managed add-ons.
 *
 * @example
 * ```ts
 * const args: EksClusterArgs = {
 *   accountId: "111122223333",
 *   region: "eu-central-1",
 *   kubernetesVersion: "1.35",
 *   vpc: { cidr: "10.20.0.0/16", zones: ["eu-central-1a", "eu-central-1b"] },
 *   endpoint: { publicAccessCidrs: ["203.0.113.0/24"] },
 *   access: {
 *     deployer: "arn:aws:iam::111122223333:role/deployer",
 *     admins: { platform: { principalArn: "arn:aws:iam::111122223333:role/platform" } },
 *   },
 *   nodePools: { general: { min: 2, max: 6 } },
 *   tags: { owner: "shop", environment: "prod", stack: "prod" },
 * };
 * ```
 */
export interface EksClusterArgs
  extends ControlPlaneArgs,
    NetworkArgs,
    NodesArgs,
    CniArgs,
    AddonsArgs,
    LogsArgs,
    BackupsArgs,
    ObjectStorageArgs,
    IdentityArgs {
  /**
   * Id of the account in which everything is created. The AWS provider refuses to work in any other account.
   *
   * @form the twelve digits of an account
   * @pattern ^[0-9]{12}$
   */
  readonly accountId: string;
  /** AWS region, for instance `eu-central-1`. */
  readonly region: string;
  /** Who may use the Kubernetes API. */
  readonly access: EksAccessArgs;
  /** Tags of every resource that supports tags. Required are `owner`, `environment` and `stack`. Never put secrets in tags. */
  readonly tags: Record<string, string>;
  /** Settings that your account requires on every IAM role. @default none */
  readonly roles?: RolesArgs;
  /** Name of the cluster. @default the component's name */
  readonly clusterName?: string;
  /** StorageClasses of the cluster. */
  readonly storage?: EksStorageArgs;
  /**
   * ARN of an existing KMS key for secrets, disks and logs. Its key policy must allow EKS, EC2 and CloudWatch to use the key; otherwise nodes cannot
   * start. `keyPolicy` renders such a policy. It is valid before the first `up`, and stays valid for a later cluster of the same name. @default the
   * component creates a key, and AWS rotates it every year
   */
  readonly encryptionKeyArn?: string;
  /** Whether both AWS and Pulumi refuse to delete the cluster, its key and its logs. @default true */
  readonly deletionProtection?: boolean;
}
