import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { type ArgoCd, gitOps, secretStores } from "../capabilities";
import type { Found, Platform } from "../platform";
import { quote, refuseProblems } from "../problems";
import type { Tenant } from "../tenancy";
import { checkProject } from "./check-project";
import type { ArgoDestination, ArgoProjectArgs, ArgoSyncWindow } from "./project-args";
import { projectRoles, sharedAccess } from "./project-roles";
import { allowsRepository, createCredentials } from "./repositories";

/**
 * The limits of a group of applications in Argo CD: their tenants, their repositories, their kinds of objects, and the people who may deploy them. By
 * default, a project denies cluster-scoped kinds, Secrets, roles and all kinds of a tenant's guard rails.
 *
 * @example
 * ```ts
 * new ArgoProject("shop", {
 *   tenants: [tenant],
 *   repositories: {
 *     shop: { url: "https://github.com/acme/shop.git", credentials: { key: "git/shop", auth: "github-app" } },
 *   },
 * });
 * ```
 */
export class ArgoProject extends pulumi.ComponentResource {
  declare readonly projectName: string;
  readonly #args: ArgoProjectArgs;
  readonly #argoCd: Found<ArgoCd>;
  readonly #project: pulumi.Resource;
  readonly #applications = new Set<string>();

  constructor(name: string, args: ArgoProjectArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("Argo CD project", name, "ArgoProjectArgs", args);
    const { projectName = name, tenants, repositories } = args;
    const subject = `Argo CD project ${quote(projectName)}`;
    refuseProblems(subject, checkProject(projectName, args));
    const platform = platformOf(tenants);
    const argoCd = platform.require(gitOps, { subject, path: "tenants" });
    for (const [key, { credentials }] of Object.entries(repositories)) {
      if (credentials !== undefined) {
        const consumer = { subject, path: `repositories.${key}.credentials.store` };
        platform.require(secretStores, consumer, credentials.store ?? "cloud");
      }
    }
    super("keelson:index:ArgoProject", name, {}, opts);
    this.projectName = projectName;
    this.#args = args;
    this.#argoCd = argoCd;
    const options = { parent: this, provider: platform.cluster.provider, dependsOn: [...argoCd.dependsOn] };
    const { apiVersion, namespace } = argoCd.value;
    this.#project = new k8s.apiextensions.CustomResource(
      name,
      {
        apiVersion,
        kind: "AppProject",
        metadata: { name: projectName, namespace },
        spec: projectSpec(projectName, args, argoCd.value),
      },
      options,
    );
    createCredentials(name, projectName, repositories, { platform, argoCd }, { parent: this });
    this.registerOutputs({ projectName });
  }

  get platform(): Platform {
    return platformOf(this.#args.tenants);
  }

  get tenants(): readonly Tenant[] {
    return this.#args.tenants;
  }

  get destinations(): readonly ArgoDestination[] {
    return this.#args.destinations ?? [];
  }

  /** The repository URLs of the project's applications, as patterns. */
  get repositories(): readonly string[] {
    return Object.values(this.#args.repositories).map(({ url }) => url);
  }

  /** Argo CD, and the resources that must exist before it serves the project. */
  get argoCd(): Found<ArgoCd> {
    return { ...this.#argoCd, dependsOn: [...this.#argoCd.dependsOn, this.#project] };
  }

  /** Names of the applications declared so far. */
  get applications(): Set<string> {
    return this.#applications;
  }

  /** Reports whether the project's applications may come from a repository. */
  allows(repoURL: string): boolean {
    return this.repositories.some((pattern) => allowsRepository(pattern, repoURL));
  }
}

function platformOf([tenant]: readonly Tenant[]): Platform {
  if (tenant === undefined) {
    throw new Error("a project needs at least one tenant");
  }
  return tenant.platform;
}

/** Renders the spec of an AppProject. */
function projectSpec(name: string, args: ArgoProjectArgs, argoCd: ArgoCd): Record<string, unknown> {
  const { tenants, repositories, destinations = [], kinds = [], clusterKinds = [], syncWindows } = args;
  const access = args.access ?? sharedAccess(tenants.map((tenant) => tenant.access));
  return {
    ...(args.description !== undefined && { description: args.description }),
    sourceRepos: Object.values(repositories).map(({ url }) => url),
    destinations: [
      ...tenants.map(({ namespace }) => ({ server: argoCd.server, namespace })),
      ...destinations.map(({ server, namespace }) => ({ server, namespace })),
    ],
    clusterResourceWhitelist: clusterKinds,
    namespaceResourceWhitelist: [...argoCd.deploys, ...argoCd.shows, ...kinds],
    roles: projectRoles(name, access, args.roles),
    ...(syncWindows !== undefined && { syncWindows: syncWindows.map(renderWindow) }),
    ...(args.signatureKeys !== undefined && { signatureKeys: args.signatureKeys.map((keyID) => ({ keyID })) }),
  };
}

function renderWindow(window: ArgoSyncWindow): Record<string, unknown> {
  const { timeZone = "Etc/UTC", applications = ["*"], manualSync = false, ...rest } = window;
  return { ...rest, timeZone, applications, manualSync };
}
