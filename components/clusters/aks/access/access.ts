import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import type * as pulumi from "@pulumi/pulumi";
import { namesInOtherGroups } from "../../moved-principals";
import type { Context } from "../context";
import { type BuiltInRole, createAssignment } from "../roles";
import type { AksAccessArgs } from "./args";
import { deployerGrant, deployerKey, grantsOf } from "./grants";

/** Returns the cluster's settings for Microsoft Entra: who authorizes, and the groups of administrators. */
export function aadProfile(
  {
    authorization = "azure-rbac",
    adminGroupObjectIds = [],
  }: Pick<AksAccessArgs, "authorization" | "adminGroupObjectIds">,
  tenantID: pulumi.Input<string>,
) {
  return {
    managed: true,
    enableAzureRBAC: authorization === "azure-rbac",
    adminGroupObjectIDs: [...adminGroupObjectIds],
    tenantID,
  };
}

/**
 * Gives the deployer every permission on the clusters of the resource group. The group contains only this cluster. The role is assigned before the
 * cluster is created: AKS applies a role only minutes after its assignment, but the deployer creates objects as soon as the cluster exists.
 * https://learn.microsoft.com/azure/aks/entra-id-authorization
 */
export function createDeployerAccess(context: Context, { deployer }: AksAccessArgs): pulumi.Resource[] {
  if (deployer === undefined) {
    return [];
  }
  const { key, objectId: principalId, principalType, role } = deployerGrant(deployer);
  const scope = `/subscriptions/${context.subscriptionId}/resourceGroups/${context.resourceGroupName}`;
  return [createAssignment(context, `${context.name}-${key}`, { role, scope, principalId, principalType })];
}

/**
 * Gives access to the configured principals. The deployer already has its role (`createDeployerAccess`). Each principal may fetch the cluster's
 * kubeconfig, which contains no credential. The role of a principal applies to the whole cluster, or only to the namespaces that it lists.
 */
export function createAccess(context: Context, access: AksAccessArgs, cluster: ManagedCluster): pulumi.Resource[] {
  const opts = { ...context.opts, dependsOn: [cluster] };
  const grants = grantsOf(access);
  const keys = grants.map(({ key }) => key);
  return grants.flatMap(({ key, objectId, principalType, role, namespaces }) => {
    const name = `${context.name}-${key}`;
    const grant = (suffix: string, granted: BuiltInRole, scope: pulumi.Input<string>, more = {}) =>
      createAssignment(
        context,
        `${name}${suffix}`,
        { role: granted, scope, principalId: objectId, principalType },
        { ...opts, ...more },
      );
    const entry = grant(
      "-kubeconfig",
      "Azure Kubernetes Service Cluster User Role",
      cluster.id,
      namesInOtherGroups(context.name, key, keys, "-kubeconfig"),
    );
    if (role === undefined || key === deployerKey) {
      return [entry];
    }
    return namespaces.length === 0
      ? [entry, grant("", role, cluster.id)]
      : [
          entry,
          ...namespaces.map((namespace) => grant(`-${namespace}`, role, `${idOf(context)}/namespaces/${namespace}`)),
        ];
  });
}

/**
 * Returns the cluster's id, which is known before the cluster exists. A plan can then distinguish a role in a namespace from a role in the whole
 * cluster.
 */
function idOf({ subscriptionId, resourceGroupName, clusterName }: Context): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}/providers/Microsoft.ContainerService/managedClusters/${clusterName}`;
}
