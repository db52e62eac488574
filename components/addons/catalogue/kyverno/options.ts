/**
 * What happens to an object that violates a policy. `Deny` refuses the object. `Audit` only reports the object (`kubectl get policyreports -A`).
 * `Off` switches the policy off.
 */
export type KyvernoAction = "Deny" | "Audit" | "Off";

/** The policies that exist only if an option is set. */
export const chosenPolicies = ["image-registries", "labels"] as const;

/** A policy of the add-on. */
export type KyvernoPolicy =
  | "image-tags"
  | "read-only-root"
  | "requests"
  | "system-tolerations"
  | "external-ips"
  | "public-load-balancers"
  | (typeof chosenPolicies)[number];

/**
 * Options of Kyverno. Kyverno's policies apply only to tenants' namespaces.
 *
 * @example
 * ```ts
 * kyverno({ imageRegistries: ["registry.example.com/*"], requiredLabels: ["app.kubernetes.io/name"] });
 * ```
 */
export interface KyvernoOptions {
  /** Default action of all policies. On a running platform, begin with "Audit". @default "Deny" */
  readonly action?: "Deny" | "Audit";
  /**
   * Actions of individual policies, by policy name. These actions override `action`. Policies: `image-tags` (images have a version or digest, never
   * `latest`), `read-only-root` (root file systems are read-only), `requests` (containers have CPU and memory requests and a memory limit),
   * `system-tolerations` (pods must not tolerate the system pool's taint or all taints), `external-ips` (Services have no `externalIPs`),
   * `public-load-balancers` (on clouds with internal and public load balancers, load balancers are internal), `image-registries` (see
   * `imageRegistries`), `labels` (see `requiredLabels`).
   *
   * @default none
   */
  readonly actions?: Partial<Readonly<Record<KyvernoPolicy, KyvernoAction>>>;
  /**
   * Tenants' namespaces that a policy does not check. The key is the policy, for instance `{ "public-load-balancers": ["edge"] }`.
   *
   * @default none
   */
  readonly exempt?: Partial<Readonly<Record<KyvernoPolicy, readonly string[]>>>;
  /**
   * Allowed registries, or paths in registries, for instance `registry.example.com/shop`. Images from other registries are refused. Kyverno also
   * refuses images without a registry in their name. For Docker Hub, write `docker.io` in the image's name and in this list.
   *
   * @default every registry
   */
  readonly imageRegistries?: readonly string[];
  /** Labels that every pod must have, for instance `keelson.dev/owner`. @default none */
  readonly requiredLabels?: readonly string[];
  /**
   * For each dedicated node pool: the tenants' namespaces whose pods may tolerate the pool's taint. The key is the pool's `dedicated`, for instance
   * `{ gpu: ["research"] }`.
   *
   * @default every tenant may use every dedicated pool. In a stack file, each tenant's `mayRunOn` decides
   */
  readonly dedicatedPools?: Readonly<Record<string, readonly string[]>>;
  /**
   * What the API server does with tenants' objects while Kyverno does not answer. "Fail" refuses the objects, and "Ignore" admits the objects without
   * a check. Objects in other namespaces never wait for Kyverno. Policies with the action "Audit" always use "Ignore".
   *
   * @default "Fail"
   */
  readonly failurePolicy?: "Fail" | "Ignore";
}
