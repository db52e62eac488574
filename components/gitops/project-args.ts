import type { GroupKind } from "../capabilities";
import type { Tenant } from "../tenancy";
import type { ArgoRepository } from "./repositories";

/**
 * A namespace of another cluster that is registered in Argo CD.
 *
 * @example
 * ```ts
 * const argoDestination: ArgoDestination = { server: "https://kubernetes.example.com", namespace: "shop" };
 * ```
 */
export interface ArgoDestination {
  /** URL of the cluster's API server, as registered in Argo CD. `*` is a wildcard. */
  readonly server: string;
  /** A namespace of that cluster. `*` is a wildcard. */
  readonly namespace: string;
}

/**
 * A cluster-scoped kind that applications may contain.
 *
 * @example
 * ```ts
 * const argoClusterKind: ArgoClusterKind = { group: "", kind: "Namespace", name: "shop-*" };
 * ```
 */
export interface ArgoClusterKind extends GroupKind {
  /** Names that are allowed, with `*` as a wildcard. @default every name */
  readonly name?: string;
}

/**
 * Groups of the identity provider and their permissions for a project's applications in Argo CD.
 *
 * @example
 * ```ts
 * const argoAccess: ArgoAccess = { deployers: ["shop-leads"], viewers: ["shop-developers"] };
 * ```
 */
export interface ArgoAccess {
  /** Groups that may sync, run actions such as restarts, read logs and delete single pods. @default none */
  readonly deployers?: readonly string[];
  /** Groups that may see applications and read logs. @default none */
  readonly viewers?: readonly string[];
}

/**
 * A role of a project and the groups that have it.
 *
 * @example
 * ```ts
 * const argoRole: ArgoRole = { groups: ["ci"], policies: [{ resource: "applications", action: "sync" }] };
 * ```
 */
export interface ArgoRole {
  readonly groups: readonly string[];
  readonly policies: readonly ArgoPolicy[];
}

/**
 * A policy of a role: https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/
 *
 * @example
 * ```ts
 * const argoPolicy: ArgoPolicy = { resource: "applications", action: "sync", application: "shop-*" };
 * ```
 */
export interface ArgoPolicy {
  readonly resource: "applications" | "logs";
  /** For instance `sync`, `action/apps/Deployment/restart` or `delete/*\/Pod/*\/*`. */
  readonly action: string;
  /** Name of an application; `*` in it is a wildcard. @default "*" */
  readonly application?: string;
  /** @default "allow" */
  readonly effect?: "allow" | "deny";
}

/**
 * A time window in which syncs are allowed or denied: https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/
 *
 * @example
 * ```ts
 * const argoSyncWindow: ArgoSyncWindow = { kind: "deny", schedule: "0 18 * * 5", duration: "62h", timeZone: "Europe/Berlin" };
 * ```
 */
export interface ArgoSyncWindow {
  readonly kind: "allow" | "deny";
  /** When the window begins: a cron expression with five fields. */
  readonly schedule: string;
  /** How long the window lasts, for instance `1h`. */
  readonly duration: string;
  /** IANA time zone of the schedule. @default "Etc/UTC" */
  readonly timeZone?: string;
  /** Names of applications; `*` in them is a wildcard. @default ["*"] */
  readonly applications?: readonly string[];
  /** Whether people may sync when the window forbids it. @default false */
  readonly manualSync?: boolean;
}

/**
 * Arguments of an ArgoProject.
 *
 * @example
 * ```ts
 * const args: ArgoProjectArgs = {
 *   tenants: [tenant],
 *   repositories: { shop: { url: "https://github.com/acme/shop" } },
 * };
 * ```
 */
export interface ArgoProjectArgs {
  /** Tenants into whose namespaces its applications may be deployed, all of one platform. At least one. */
  readonly tenants: readonly Tenant[];
  /** Repositories that its applications may come from, by name. At least one. */
  readonly repositories: Readonly<Record<string, ArgoRepository>>;
  /** Name of the AppProject. @default the component's name */
  readonly projectName?: string;
  /** Its purpose, in up to 255 characters. @default none */
  readonly description?: string;
  /** Namespaces of other clusters into which its applications may be deployed. @default none */
  readonly destinations?: readonly ArgoDestination[];
  /**
   * Namespaced kinds that its applications may contain besides those of workloads. The add-on's option `deploys` must list them too,
   * because Argo CD's controller may write no others. @default none: no Secrets, roles, quotas, limits or network policies
   */
  readonly kinds?: readonly GroupKind[];
  /** Cluster-scoped kinds that its applications may contain. @default none */
  readonly clusterKinds?: readonly ArgoClusterKind[];
  /**
   * Groups that may use its applications in Argo CD. @default admins and editors of all its tenants are deployers, viewers of all of them
   * are viewers
   */
  readonly access?: ArgoAccess;
  /** More roles, by name. @default none */
  readonly roles?: Readonly<Record<string, ArgoRole>>;
  /** Times at which syncs are allowed or denied. @default syncs are allowed at any time */
  readonly syncWindows?: readonly ArgoSyncWindow[];
  /** Ids of GnuPG keys: only commits that one of them signed are synced. @default commits need no signature */
  readonly signatureKeys?: readonly string[];
}
