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
  /** URL of the cluster's API server. Use the URL that is registered in Argo CD. `*` is a wildcard. */
  readonly server: string;
  /** A namespace of the cluster in `server`. `*` is a wildcard. */
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
  /** Allowed names of objects of this kind. `*` is a wildcard. @default every name */
  readonly name?: string;
}

/**
 * Groups of the identity provider that may use a project's applications in Argo CD.
 *
 * @example
 * ```ts
 * const argoAccess: ArgoAccess = { deployers: ["shop-leads"], viewers: ["shop-developers"] };
 * ```
 */
export interface ArgoAccess {
  /** Groups that may sync applications, run actions such as restarts, read logs, and delete single pods. @default none */
  readonly deployers?: readonly string[];
  /** Groups that may see applications and read logs. @default none */
  readonly viewers?: readonly string[];
}

/**
 * A role of a project, and the groups that have the role.
 *
 * @example
 * ```ts
 * const argoRole: ArgoRole = { groups: ["ci"], policies: [{ resource: "applications", action: "sync" }] };
 * ```
 */
export interface ArgoRole {
  /** Groups of the identity provider that have the role. */
  readonly groups: readonly string[];
  /** Policies of the role. */
  readonly policies: readonly ArgoPolicy[];
}

/**
 * A policy of a project's role: https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/
 *
 * @example
 * ```ts
 * const argoPolicy: ArgoPolicy = { resource: "applications", action: "sync", application: "shop-*" };
 * ```
 */
export interface ArgoPolicy {
  /** What the policy controls: `applications`, or the `logs` of their pods. */
  readonly resource: "applications" | "logs";
  /** The allowed or denied action, for instance `sync`, `action/apps/Deployment/restart` or `delete/*\/Pod/*\/*`. */
  readonly action: string;
  /** Name of an application. `*` is a wildcard. @default "*" */
  readonly application?: string;
  /** Effect of the policy: it allows or denies the action. @default "allow" */
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
  /** With `allow`, syncs are possible only during the window. With `deny`, syncs are not possible during the window. */
  readonly kind: "allow" | "deny";
  /** Start of the window, as a cron expression with five fields. */
  readonly schedule: string;
  /** Length of the window, for instance `1h`. */
  readonly duration: string;
  /** IANA time zone of the schedule. @default "Etc/UTC" */
  readonly timeZone?: string;
  /** Names of the applications that the window applies to. `*` is a wildcard. @default ["*"] */
  readonly applications?: readonly string[];
  /** If true, people may start a sync even when the window forbids syncs. @default false */
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
  /**
   * Tenants of the project. Its applications may be deployed into their namespaces. Set at least one tenant; all tenants must belong to the same
   * platform.
   */
  readonly tenants: readonly Tenant[];
  /** Allowed repositories of the project's applications, by name. Set at least one. */
  readonly repositories: Readonly<Record<string, ArgoRepository>>;
  /** Name of the AppProject object. @default the component's name */
  readonly projectName?: string;
  /** Purpose of the project, in at most 255 characters. @default none */
  readonly description?: string;
  /** Allowed namespaces of other clusters for the project's applications. @default none */
  readonly destinations?: readonly ArgoDestination[];
  /**
   * Namespaced kinds that the project allows in addition to the kinds of workloads. List them in the option `deploys` of the add-on argo-cd, too, so
   * that Argo CD's controller may write them.
   *
   * @default none: Secrets, roles, quotas, limits and network policies are denied
   */
  readonly kinds?: readonly GroupKind[];
  /** Cluster-scoped kinds that the project allows. @default none */
  readonly clusterKinds?: readonly ArgoClusterKind[];
  /**
   * Groups that may use the project's applications in Argo CD.
   *
   * @default groups that are admins or editors of every tenant of the project are deployers, and other groups with access to every tenant are viewers
   */
  readonly access?: ArgoAccess;
  /** Custom roles of the project, by name. @default none */
  readonly roles?: Readonly<Record<string, ArgoRole>>;
  /** Times at which syncs are allowed or denied. @default syncs are allowed at any time */
  readonly syncWindows?: readonly ArgoSyncWindow[];
  /** Ids of GnuPG keys. Argo CD then syncs only commits that one of these keys signed. @default none: commits need no signature */
  readonly signatureKeys?: readonly string[];
}
