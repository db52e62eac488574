import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import * as pulumi from "@pulumi/pulumi";
import type { Context } from "../context";
import { type BuiltInRole, createAssignment } from "../roles";
import type { AksAccessArgs } from "./args";
import { grantsOf } from "./grants";

/**
 * Gives access to the configured principals. Each may fetch the cluster's kubeconfig, which contains no credential, and has its role in
 * the whole cluster or in its namespaces.
 */
export function createAccess(context: Context, access: AksAccessArgs, cluster: ManagedCluster): pulumi.Resource[] {
  return grantsOf(access).flatMap(({ key, objectId, principalType, role, namespaces }) => {
    const name = `${context.name}-${key}`;
    const grant = (suffix: string, granted: BuiltInRole, scope: pulumi.Input<string>) =>
      createAssignment(context, `${name}${suffix}`, { role: granted, scope, principalId: objectId, principalType });
    const entry = grant("-kubeconfig", "Azure Kubernetes Service Cluster User Role", cluster.id);
    if (role === undefined) {
      return [entry];
    }
    return namespaces.length === 0
      ? [entry, grant("", role, cluster.id)]
      : [
          entry,
          ...namespaces.map((namespace) =>
            grant(`-${namespace}`, role, pulumi.interpolate`${cluster.id}/namespaces/${namespace}`),
          ),
        ];
  });
}
