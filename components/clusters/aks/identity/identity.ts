import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import { FederatedIdentityCredential, UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import { collectProblems, isPlain, type Problem, quote, refuseProblems } from "../../../problems";
import type { AzurePermission, PodIdentity, PodIdentityRequest } from "../../contract";
import { type Context, placeOf } from "../context";
import { builtInRoles, createAssignment, isBuiltInRole } from "../roles";

/** Whom the cluster's tokens are for. https://learn.microsoft.com/azure/aks/workload-identity-overview */
const audience = "api://AzureADTokenExchange";

/** Objections to a service account that wants to act on the cloud: that it asks for nothing on Azure, or for a role that is not known. */
export function checkPodIdentity({ namespace, serviceAccount, permissions }: PodIdentityRequest): Problem[] {
  const account = quote(`${namespace}/${serviceAccount}`);
  const asked = permissions.azure ?? [];
  return collectProblems([
    asked.length === 0 && {
      path: "identities",
      message: `cloud permissions are needed for the service account ${account}, but none are said for Azure: give permissions.azure, or use a cluster of a cloud that is supported`,
    },
    ...asked.map(
      ({ role }) =>
        !isBuiltInRole(role) && {
          path: "identities",
          message: `the service account ${account} needs one of Azure's roles ${Object.keys(builtInRoles).join(", ")}, given ${quote(role)}`,
        },
    ),
  ]);
}

/**
 * Gives a service account a managed identity of its own, with the roles that it asks for. Azure takes the cluster's token for it from
 * this one service account only.
 *
 * @throws pulumi.RunError where no Azure permissions are asked for, or roles that are not known
 */
export function createPodIdentity(
  context: Context,
  cluster: ManagedCluster,
  name: string,
  request: PodIdentityRequest,
  opts: pulumi.ComponentResourceOptions = {},
): PodIdentity {
  refuseProblems(name, checkPodIdentity(request));
  const { provider: _provider, providers: _providers, ...placement } = opts;
  const own = pulumi.mergeOptions(context.opts, placement);
  const identity = new UserAssignedIdentity(name, placeOf(context), own);
  const credential = new FederatedIdentityCredential(
    name,
    {
      resourceGroupName: context.resourceGroupName,
      resourceName: identity.name,
      issuer: issuerOf(cluster),
      subject: `system:serviceaccount:${request.namespace}:${request.serviceAccount}`,
      audiences: [audience],
    },
    own,
  );
  const permissions = request.permissions.azure ?? [];
  const assignments = permissions.flatMap((permission) => {
    const { role, scope } = permission;
    return isBuiltInRole(role)
      ? [
          createAssignment(
            context,
            `${name}-${keyOf(permission, permissions)}`,
            { role, scope, principalId: identity.principalId },
            own,
          ),
        ]
      : [];
  });
  return {
    serviceAccountAnnotations: { "azure.workload.identity/client-id": identity.clientId },
    podLabels: { "azure.workload.identity/use": "true" },
    dependsOn: [credential, ...assignments],
  };
}

/** URL of the issuer of the cluster's tokens, which AKS draws once for each cluster. */
function issuerOf(cluster: ManagedCluster): pulumi.Output<string> {
  return cluster.oidcIssuerProfile.apply((profile) => {
    if (profile?.issuerURL === undefined) {
      throw new pulumi.RunError("the cluster has no token issuer, which this component turns on: refresh its state");
    }
    return profile.issuerURL;
  });
}

/** Names a permission among the others: by its role, and where two have it, by what it is on, too, or by which of them it is. */
function keyOf(permission: AzurePermission, all: readonly AzurePermission[]): string {
  const role = slugOf(permission.role);
  const alike = all.filter((other) => other.role === permission.role);
  const { scope } = permission;
  if (alike.length === 1) {
    return role;
  }
  const ends = alike.map((other) => (isPlain(other.scope) ? slugOf(other.scope.split("/").at(-1) ?? "") : ""));
  const end = isPlain(scope) ? slugOf(scope.split("/").at(-1) ?? "") : "";
  const isUnique = end !== "" && ends.filter((other) => other === end).length === 1;
  return `${role}-${isUnique ? end : alike.indexOf(permission) + 1}`;
}

function slugOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
