import type { RegisteredResource } from "../../../../../components/testing";
import { text } from "../../../../values";
import { labelOf } from "../../../label";
import { isSameOrWider, lostBoundWords } from "./bounds";
import type { Grant } from "./grant";

/**
 * Names the narrower places in which an identity had a permission that it now gets in a wider place; "" if there are none. `gone` are the permissions
 * that it loses. In a cluster, a permission in all namespaces replaces those in single namespaces.
 */
export function scopesLost(grant: Grant, earlier: readonly Grant[], gone: readonly Grant[]): string {
  const narrower = [
    ...earlier.filter((old) => old.denied !== true && isSameOrWider(grant.may, old.may) && isAround(grant, old)),
    ...gone.filter((old) => old.denied !== true && isClusterOf(grant, old)),
  ];
  const names = [...new Set(narrower.map(({ on }) => on))];
  return names.length === 0 || grant.denied === true ? "" : `${lostBoundWords} on ${names.join(", ")}`;
}

function isAround(wide: Grant, narrow: Grant): boolean {
  const isInside = narrow.within?.some((place) => place.toLowerCase() === wide.on.toLowerCase()) === true;
  /* A right in one folder says nothing about another one, but it is always more than one in a project. */
  const [around, inside] = [wide, narrow].map(levelOf);
  return isInside || isClusterOf(wide, narrow) || (around !== undefined && inside !== undefined && around > inside);
}

/** Every namespace of a cluster, and some of them: by Kubernetes' own roles, and by those of EKS and AKS. */
const wholeCluster =
  /^(?:in every namespace$|the cluster |azure-native\.containerservice\.ManagedCluster |\/.*\/managedClusters\/[^/]+$)/i;
const someNamespaces = /^(?:in (?!every )|namespaces |\/.*\/managedClusters\/[^/]+\/namespaces\/)/i;

/** Reports a right in a cluster and one in some of its namespaces. To sign in or to be in a group is no right by itself. */
function isClusterOf({ may, on }: Grant, narrow: Grant): boolean {
  const isEntry = /^(?:sign in$|be in the group )|Cluster User Role$/.test(may);
  return !isEntry && wholeCluster.test(on) && someNamespaces.test(narrow.on);
}

/** https://cloud.google.com/resource-manager/docs/cloud-platform-resource-hierarchy */
const levels: readonly RegExp[] = [/^project /, /^folder /, /^(?:orgId|organization) /];

/** How far up in Google Cloud's hierarchy a role is given: 0 for a single resource. */
function levelOf({ may, on }: Grant): number | undefined {
  return /^(?:projects\/[^/]+\/|organizations\/[^/]+\/)?roles\//.test(may)
    ? levels.findIndex((level) => level.test(on)) + 1
    : undefined;
}

/**
 * Lists the places around a scope of Azure: those of its path, or the resources by whose names the program puts it there.
 * https://learn.microsoft.com/azure/role-based-access-control/scope-overview
 */
export function placesAround(
  resource: RegisteredResource | undefined,
  byUrn: ReadonlyMap<string, RegisteredResource>,
  scope: string,
): string[] {
  const segments = scope.startsWith("/") ? scope.split("/") : [];
  const paths = segments.flatMap((_, index) => (index > 1 ? [segments.slice(0, index).join("/")] : []));
  const owners = Object.entries(resource?.propertyDependencies ?? {})
    .filter(([key]) => key.endsWith("Name"))
    .flatMap(([, urns]) => urns)
    .flatMap((urn) => byUrn.get(urn) ?? []);
  const isGroup = ({ type }: RegisteredResource) => type === "azure-native:resources:ResourceGroup";
  const group = resource === undefined || isGroup(resource) ? undefined : text(resource.inputs, "resourceGroupName");
  const named = [...byUrn.values()].filter(
    (each) => group !== undefined && isGroup(each) && text(each.inputs, "resourceGroupName") === group,
  );
  return [
    ...paths,
    ...[...owners, ...named].map(labelOf),
    ...owners.flatMap((owner) => (owner === resource ? [] : placesAround(owner, byUrn, ""))),
  ];
}
