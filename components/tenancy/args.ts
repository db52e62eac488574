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
  /** The platform of the tenant. */
  readonly platform: Platform;
  /** Name of the namespace. @default the component's name */
  readonly namespace?: string;
  /** Quota for all workloads of the tenant together. @default 8 CPUs, 16Gi of memory, 100Gi of storage, 100 pods and no load balancer */
  readonly quota?: Quota;
  /** Pod Security level that the namespace enforces. @default "restricted" */
  readonly podSecurity?: PodSecurityLevel;
  /** Groups of people, by their role in the namespace. @default only the cluster's admins, editors and viewers have access */
  readonly access?: TenantAccess;
  /**
   * Dedicated node pools that the tenant's workloads may choose with `runOn`. Each entry is the `dedicated` of a pool. `[]` allows no pool. This
   * option restricts only the workloads of this program; the add-on kyverno restricts everybody. With a stack file, kyverno uses this list. In a
   * program, set kyverno's option `dedicatedPools`. For devices, you can also limit `quota.extendedResources`.
   *
   * @default every pool of the cluster
   */
  readonly mayRunOn?: readonly string[];
  /** Names of Secrets in the namespace that pull images, in addition to the Secret in the platform's `images`. @default none */
  readonly imagePullSecrets?: readonly pulumi.Input<string>[];
  /**
   * Default store of the tenant's ExternalSecrets. Give the key of one of the platform's stores, or the kind and name of another store.
   *
   * @default "cloud"
   */
  readonly secretStore?: string | SecretStoreRef;
  /** Owner of the tenant. The namespace and all its pods get this text as the label `keelson.dev/owner`. @default no label */
  readonly owner?: string;
  /** Cost center of the tenant. The namespace and all its pods get this text as the label `keelson.dev/cost-center`. @default no label */
  readonly costCenter?: string;
  /** Environment of the tenant. The namespace and all its pods get this text as the label `keelson.dev/environment`. @default no label */
  readonly environment?: string;
  /** More labels for the namespace. Labels of Kubernetes' domains and of `keelson.dev` are refused. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * If true, Pulumi refuses to delete the namespace and its claims until you run `pulumi state unprotect`. On a platform with many add-ons, Pulumi's
   * engine (3.259) needs minutes to refuse, because it walks every path of dependencies.
   *
   * @default false
   */
  readonly protect?: boolean;
  /**
   * Any part of the Namespace object, merged last. The name, `keelson.dev` labels and the enforced Pod Security level are refused. Set them with
   * `namespace`, `owner`, `costCenter`, `environment` and `podSecurity`.
   *
   * @default none
   */
  readonly overrides?: Overrides<k8s.types.input.core.v1.Namespace>;
}
