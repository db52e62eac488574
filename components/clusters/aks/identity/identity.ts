import { FederatedIdentityCredential, UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import { isPlain, refuseProblems } from "../../../problems";
import type { AzurePermission, PodIdentity, PodIdentityRequest } from "../../contract";
import { withoutProviders } from "../../identity-request";
import { type Context, placeOf } from "../context";
import { createAssignment, isBuiltInRole } from "../roles";
import { checkPodIdentity } from "./check";

/** Audience of the cluster's tokens. https://learn.microsoft.com/azure/aks/workload-identity-overview */
const audience = "api://AzureADTokenExchange";

/**
 * Gives a service account its own managed identity with the roles that it requests. Azure accepts tokens for this identity only from
 * this service account.
 *
 * @param issuer URL of the issuer of the cluster's tokens
 * @throws pulumi.RunError if the request has mistakes
 */
export function createPodIdentity(
  context: Context,
  issuer: pulumi.Input<string>,
  name: string,
  request: PodIdentityRequest,
  opts: pulumi.ComponentResourceOptions = {},
): PodIdentity {
  refuseProblems(name, checkPodIdentity(request));
  const own = pulumi.mergeOptions(context.opts, withoutProviders(opts));
  const identity = new UserAssignedIdentity(name, placeOf(context), own);
  const credential = new FederatedIdentityCredential(
    name,
    {
      resourceGroupName: context.resourceGroupName,
      resourceName: identity.name,
      issuer,
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

/** Names a permission by its role. If several permissions have the same role, adds the end of the scope, or a number. */
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
