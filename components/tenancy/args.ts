import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Overrides } from "../overrides";
import type { Platform } from "../platform";
import type { PodSecurityLevel } from "../pod-security";
import type { TenantAccess } from "./access";
import type { SecretStoreRef } from "./contract";
import type { Quota } from "./quota";

/**
 * Arguments of a tenant.
 *
 * @example
 * ```ts
 * const args: TenantArgs = {
 *   platform,
 *   quota: { cpu: "16", memory: "32Gi" },
 *   access: { editors: ["shop-developers"] },
 * };
 * ```
 */
export interface TenantArgs {
  readonly platform: Platform;
  /** Name of the namespace. @default the component's name */
  readonly namespace?: string;
  /** Quota for all workloads of the tenant together. @default 8 CPUs, 16Gi of memory, 100Gi of storage, 100 pods, no load balancer */
  readonly quota?: Quota;
  /** Pod Security level that the namespace enforces. @default "restricted" */
  readonly podSecurity?: PodSecurityLevel;
  /** Groups of people, by their role in the namespace. @default only the cluster's admins, editors and viewers have access */
  readonly access?: TenantAccess;
  /**
   * Dedicated node pools that the tenant's workloads may choose with `runOn`. Each entry is the `dedicated` of a pool; `[]` allows no pool.
   * This restricts only the workloads of this program. The add-on kyverno restricts everybody: it takes this list from a stack's file, and in
   * a program from its option `dedicatedPools`. For devices, you can also limit `quota.extendedResources`.
   *
   * @default every pool of the cluster
   */
  readonly mayRunOn?: readonly string[];
  /** Names of Secrets in the namespace for pulling images, in addition to the Secret of the platform's `images`. @default none */
  readonly imagePullSecrets?: readonly pulumi.Input<string>[];
  /**
   * Default store of ExternalSecrets: the key of one of the platform's stores, a SecretStore in the namespace, or a ClusterSecretStore.
   * @default "cloud"
   */
  readonly secretStore?: string | SecretStoreRef;
  /** Owner. Becomes the label `keelson.dev/owner` of the namespace and of all its pods. @default no label */
  readonly owner?: string;
  /** Cost center. Becomes the label `keelson.dev/cost-center` of the namespace and of all its pods. @default no label */
  readonly costCenter?: string;
  /** Environment. Becomes the label `keelson.dev/environment` of the namespace and of all its pods. @default no label */
  readonly environment?: string;
  /** More labels of the namespace. Labels of Kubernetes and `keelson.dev` are refused. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Whether Pulumi refuses to delete the namespace and its claims until you run `pulumi state unprotect`. On a platform with many
   * add-ons, the engine (3.259) takes minutes to refuse, because it walks every path of dependencies. @default false
   */
  readonly protect?: boolean;
  /**
   * Any part of the Namespace, merged last. The name, `keelson.dev` labels and the enforced Pod Security level are refused,
   * because `namespace`, `owner`, `costCenter`, `environment` and `podSecurity` set them. @default none
   */
  readonly overrides?: Overrides<k8s.types.input.core.v1.Namespace>;
}
