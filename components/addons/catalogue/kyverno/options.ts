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
   * Actions by policy name, instead of `action`. Policies: `image-tags` (images have a version or digest, never `latest`), `read-only-root`
   * (root file systems are read-only), `requests` (containers have CPU and memory requests and a memory limit), `system-tolerations` (pods
   * tolerate neither the system pool's taint nor all taints), `external-ips` (Services have no `externalIPs`), `public-load-balancers` (load
   * balancers are internal, on clouds that have both kinds), `image-registries` (see `imageRegistries`), `labels` (see `requiredLabels`).
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
   * @default every tenant may tolerate every dedicated pool; in a stack's file, the tenant's `mayRunOn` decides
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
