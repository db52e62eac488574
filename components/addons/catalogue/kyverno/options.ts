/**
 * What happens to an object that violates a policy: `Deny` refuses it, `Audit` only reports it (`kubectl get policyreports -A`), `Off`
 * ignores it.
 */
export type KyvernoAction = "Deny" | "Audit" | "Off";

/** The policies that an option creates. */
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
 * Options of Kyverno. Its policies only apply to tenants' namespaces.
 *
 * @example
 * ```ts
 * kyverno({ imageRegistries: ["registry.example.com/*"], requiredLabels: ["app.kubernetes.io/name"] });
 * ```
 */
export interface KyvernoOptions {
  /** Action of all policies without an entry in `actions`. On a running platform, begin with "Audit". @default "Deny" */
  readonly action?: "Deny" | "Audit";
  /**
   * Actions by policy, instead of `action`. Policies: `image-tags` (a version or digest, never `latest`), `read-only-root` (of every
   * container), `requests` (CPU and memory, and a memory limit), `system-tolerations` (none of the system pool's taint, and none of all
   * taints), `external-ips` (no Service has `externalIPs`), `public-load-balancers` (only internal ones, on clouds that have both),
   * `image-registries`, `labels`.
   *
   * @default none
   */
  readonly actions?: Partial<Readonly<Record<KyvernoPolicy, KyvernoAction>>>;
  /**
   * Tenants' namespaces that are exempt from a policy. The key is the policy, for instance `{ "public-load-balancers": ["edge"] }`.
   *
   * @default none
   */
  readonly exempt?: Partial<Readonly<Record<KyvernoPolicy, readonly string[]>>>;
  /**
   * Registries, or paths in them, whose images may run, for instance `registry.example.com/shop`. An image without a registry in its name
   * comes from Docker Hub. Kyverno refuses it; write `docker.io` in the image's name and in this list.
   *
   * @default every registry
   */
  readonly imageRegistries?: readonly string[];
  /** Labels that every pod must have, for instance `keelson.dev/owner`. @default none */
  readonly requiredLabels?: readonly string[];
  /**
   * Tenants' namespaces whose pods may tolerate the taint of a dedicated node pool. The key is the pool's `dedicated`, for instance `{ gpu:
   * ["research"] }`.
   *
   * @default every tenant may tolerate every dedicated pool; in a stack's file, as `mayRunOn` of the tenants says
   */
  readonly dedicatedPools?: Readonly<Record<string, readonly string[]>>;
  /**
   * What the API server does with objects of tenants while Kyverno does not answer: "Fail" refuses them, "Ignore" admits them unchecked.
   * Objects in all other namespaces, including Kyverno's namespace, never wait for Kyverno. Policies that only audit always use "Ignore".
   *
   * @default "Fail"
   */
  readonly failurePolicy?: "Fail" | "Ignore";
}
