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
 * The parts of an Application that you can override.
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

/** The fields of its `spec`: https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/ */
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
 * Options of an application that is alone or in a set. Set `source` or `sources`.
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
  /** The project that limits it. */
  readonly project: ArgoProject;
  /** Where its manifests come from. */
  readonly source?: ArgoSource;
  /** Several sources together, for instance a chart and a repository with files of values. */
  readonly sources?: readonly ArgoSource[];
  /** How Argo CD syncs it. @default Argo CD syncs automatically, prunes, heals, and retries five times */
  readonly syncPolicy?: ArgoSyncPolicy;
  /** @default none */
  readonly ignoreDifferences?: readonly ArgoIgnoredDifference[];
  /** Number of earlier revisions to which you can roll back. @default 10 */
  readonly revisionHistoryLimit?: number;
  /** Whether its objects are deleted with it. @default true */
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
  /** A tenant of the project, into whose namespace it is deployed. @default the project's tenant, if it has only one */
  readonly tenant?: Tenant;
  /** Instead of `tenant`: a namespace of another cluster, which the project must allow. @default the tenant's namespace */
  readonly destination?: ArgoDestination;
  /** Name of the Application. @default the component's name */
  readonly applicationName?: string;
  /** Connections of its pods, by the names of the network policies. @default none: its pods only query DNS */
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
  /** Instead of `tenant`: a namespace of another cluster, which the project must allow. */
  readonly destination?: ArgoDestination;
  /** Values for `{{ .values.NAME }}` in the sources. @default none */
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
  /** Name of the ApplicationSet; its applications are `NAME-ENVIRONMENT` or `NAME-CLUSTER`. @default the component's name */
  readonly applicationSetName?: string;
  /** An application for each environment. Sources can use its name: `overlays/{{ .name }}`. */
  readonly environments?: Readonly<Record<string, ArgoEnvironment>>;
  /** An application for each cluster that is registered in Argo CD and whose labels match. The project must allow their namespaces. */
  readonly clusters?: {
    /** Labels of the clusters' Secrets. At least one. */
    readonly matchLabels: Readonly<Record<string, string>>;
    /** The namespace in each of them. */
    readonly namespace: string;
  };
}
