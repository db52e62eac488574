import type * as pulumi from "@pulumi/pulumi";
import { dnsLabel, whole } from "../checks";
import { escapedPattern } from "../escaped-pattern";
import { expected, type Problem } from "../problems";
import type { Tenant } from "../tenancy";
import type { ArgoDeliveryArgs } from "./application-args";
import type { ArgoProject } from "./argo-project";
import { checkSources, sourcesOf } from "./check-sources";
import { checkEncrypted } from "./encrypted-values";
import type { ArgoDestination } from "./project-args";
import { renderSource } from "./sources";
import { checkIgnored, checkSyncPolicy, renderSyncPolicy } from "./sync-policy";

/** The destination of an application: a tenant, or a namespace of another cluster. */
export interface Place {
  readonly tenant?: Tenant | undefined;
  readonly destination?: ArgoDestination | undefined;
}

/** Lists the mistakes in the options that applications and sets share. */
export function checkDelivery(path: string, name: string, args: ArgoDeliveryArgs): Problem[] {
  const { project, syncPolicy = {}, ignoreDifferences, revisionHistoryLimit } = args;
  return [
    ...dnsLabel(path, name),
    ...(project.applications.has(name)
      ? [{ path, message: `the project already has an application ${JSON.stringify(name)}; choose another name` }]
      : []),
    ...checkSources(args, (repoURL) => project.allows(repoURL), project.repositories.join(", ")),
    ...sourcesOf(args).flatMap((source, index) =>
      checkEncrypted(
        args.sources === undefined ? "source" : `sources[${index}]`,
        source,
        project.argoCd.value.decrypter,
      ),
    ),
    ...checkSyncPolicy(syncPolicy),
    ...checkIgnored(ignoreDifferences),
    ...whole("revisionHistoryLimit", revisionHistoryLimit, { min: 0 }),
  ];
}

/** Lists the mistakes in a destination. The project must allow the destination. */
export function checkPlace(path: string, { tenant, destination }: Place, project: ArgoProject): Problem[] {
  const at = (key: string) => (path === "" ? key : `${path}.${key}`);
  if (tenant !== undefined && destination !== undefined) {
    return [expected(at("destination"), "either tenant or destination", "both")];
  }
  if (destination !== undefined) {
    const allowed = project.destinations.some((one) => covers(one, destination));
    return allowed ? [] : [expected(at("destination"), "one of the project's destinations", destination)];
  }
  const names = project.tenants.map(({ homeName }) => homeName).join(", ");
  const isOwn = tenant !== undefined && project.tenants.includes(tenant);
  return isOwn ? [] : [expected(at("tenant"), `a tenant of the project (${names})`, tenant?.homeName)];
}

function covers(allowed: ArgoDestination, { server, namespace }: ArgoDestination): boolean {
  const matches = (pattern: string, text: string) =>
    new RegExp(`^${escapedPattern(pattern).replaceAll("\\*", ".*")}$`).test(text);
  return matches(allowed.server, server) && matches(allowed.namespace, namespace);
}

/** Renders a destination in the form of an Application. */
export function renderDestination({ tenant, destination }: Place, project: ArgoProject) {
  return destination === undefined
    ? { server: project.argoCd.value.server, namespace: tenant?.namespace }
    : { server: destination.server, namespace: destination.namespace };
}

/** Renders the spec of an Application. */
export function applicationSpec(args: ArgoDeliveryArgs, destination: object): Record<string, unknown> {
  const { project, syncPolicy = {}, ignoreDifferences, revisionHistoryLimit } = args;
  const [source, ...others] = sourcesOf(args).map((one) => renderSource(one, project.argoCd.value.decrypter));
  return {
    project: project.projectName,
    ...(others.length === 0 ? { source } : { sources: [source, ...others] }),
    destination,
    syncPolicy: renderSyncPolicy(syncPolicy),
    ...(ignoreDifferences !== undefined && { ignoreDifferences }),
    ...(revisionHistoryLimit !== undefined && { revisionHistoryLimit }),
  };
}

/** Returns the Pulumi options of an object that is created after the project and its tenants' guard rails, and deleted before them. */
export function objectOptions(
  parent: pulumi.Resource,
  project: ArgoProject,
  tenants: readonly Tenant[],
  before: readonly pulumi.Resource[] = [],
): pulumi.CustomResourceOptions {
  const guardRails = tenants.flatMap((tenant) => tenant.guardRails);
  return {
    parent,
    provider: project.platform.cluster.provider,
    dependsOn: [...new Set([...project.argoCd.dependsOn, ...guardRails, ...before])],
  };
}
