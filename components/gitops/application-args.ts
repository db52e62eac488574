import type * as k8s from "@pulumi/kubernetes";
import type { Overrides } from "../overrides";
import type { Tenant } from "../tenancy";
import type { ArgoProject } from "./argo-project";
import type { SourcesArgs } from "./check-sources";
import type { PodFlows } from "./flows";
import type { ArgoDestination } from "./project-args";
import type { ArgoSource } from "./sources";
import type { ArgoIgnoredDifference, ArgoSyncPolicy } from "./sync-policy";

/**
 * The parts of an Argo CD Application that you can override.
 *
 * @example
 * ```ts
 * new ArgoApplication("shop", {
 *   project,
 *   source: { repoURL: "https://github.com/acme/shop", targetRevision: "v1.4.0", path: "deploy" },
 *   overrides: { spec: { info: [{ name: "runbook", value: "https://runbooks.example.com/shop" }] } },
 * });
 * ```
 */
export interface ArgoApplicationParts {
  readonly metadata?: k8s.types.input.meta.v1.ObjectMeta;
  readonly spec?: Readonly<Partial<Record<ApplicationField, unknown>>>;
}

/** The fields of an Application's `spec`: https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/ */
type ApplicationField =
  | "destination"
  | "ignoreDifferences"
  | "info"
  | "project"
  | "revisionHistoryLimit"
  | "source"
  | "sourceHydrator"
  | "sources"
  | "syncPolicy";

/**
 * Options of a single application, or of the applications in a set. Set `source` or `sources`.
 *
 * @example
 * ```ts
 * const args: ArgoDeliveryArgs = {
 *   project,
 *   source: { repoURL: "https://github.com/acme/shop", targetRevision: "v1.4.0", path: "deploy" },
 * };
 * ```
 */
export interface ArgoDeliveryArgs extends SourcesArgs {
  /** The project of the application. It limits the application's repositories, namespaces and kinds. */
  readonly project: ArgoProject;
  /** The source of the application's manifests. */
  readonly source?: ArgoSource;
  /** Several sources for one application, for instance a chart and a repository with value files. */
  readonly sources?: readonly ArgoSource[];
  /**
   * When and how Argo CD syncs the application.
   *
   * @default Argo CD syncs automatically, prunes objects, undoes changes in the cluster, and retries five times
   */
  readonly syncPolicy?: ArgoSyncPolicy;
  /** Differences that Argo CD ignores when it compares the source with the cluster. @default none */
  readonly ignoreDifferences?: readonly ArgoIgnoredDifference[];
  /** Number of earlier revisions to which you can roll back. @default 10 */
  readonly revisionHistoryLimit?: number;
  /** If true, deleting the application also deletes its objects. @default true */
  readonly cascade?: boolean;
}

/**
 * Arguments of an ArgoApplication.
 *
 * @example
 * ```ts
 * const args: ArgoApplicationArgs = {
 *   project,
 *   source: { repoURL: "https://github.com/acme/shop", targetRevision: "v1.4.0", path: "deploy" },
 * };
 * ```
 */
export interface ArgoApplicationArgs extends ArgoDeliveryArgs {
  /** A tenant of the project. The application is deployed into the tenant's namespace. @default the project's tenant, if the project has only one */
  readonly tenant?: Tenant;
  /** A namespace of another cluster, instead of `tenant`. The project must allow this namespace. @default the tenant's namespace */
  readonly destination?: ArgoDestination;
  /** Name of the Application. @default the component's name */
  readonly applicationName?: string;
  /** Connections of the application's pods. Each key becomes the name of a network policy. @default none: the pods may only query DNS */
  readonly flows?: Readonly<Record<string, PodFlows>>;
  /** Any part of the Application that no option sets, merged last. @default none */
  readonly overrides?: Overrides<ArgoApplicationParts>;
}

/**
 * An environment of an ArgoApplicationSet. Set `tenant` or `destination`.
 *
 * @example
 * ```ts
 * const argoEnvironment: ArgoEnvironment = { tenant, values: { revision: "v1.2.0" } };
 * ```
 */
export interface ArgoEnvironment {
  /** A tenant of the project. The application is deployed into the tenant's namespace. */
  readonly tenant?: Tenant;
  /** A namespace of another cluster, instead of `tenant`. The project must allow this namespace. */
  readonly destination?: ArgoDestination;
  /** Values of the environment. In the sources, write `{{ .values.NAME }}` to use a value. @default none */
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * Arguments of an ArgoApplicationSet. Set `environments` or `clusters`.
 *
 * @example
 * ```ts
 * const args: ArgoApplicationSetArgs = {
 *   project,
 *   source: {
 *     repoURL: "https://github.com/acme/shop",
 *     targetRevision: "{{ .values.revision }}",
 *     path: "overlays/{{ .name }}",
 *   },
 *   environments: { test: { tenant, values: { revision: "v1.2.0" } } },
 * };
 * ```
 */
export interface ArgoApplicationSetArgs extends ArgoDeliveryArgs {
  /** Name of the ApplicationSet. The names of its applications are `NAME-ENVIRONMENT` or `NAME-CLUSTER`. @default the component's name */
  readonly applicationSetName?: string;
  /** Creates an application for each environment, by the environment's name. Sources can use the name: `overlays/{{ .name }}`. */
  readonly environments?: Readonly<Record<string, ArgoEnvironment>>;
  /**
   * Creates an application for each registered cluster of Argo CD with matching labels. The project must allow the namespace in each of these
   * clusters.
   */
  readonly clusters?: {
    /** Labels that select clusters. A cluster matches if its Secret in Argo CD's namespace has all of these labels. Set at least one label. */
    readonly matchLabels: Readonly<Record<string, string>>;
    /** The namespace of the application in each of these clusters. */
    readonly namespace: string;
  };
}
