import { collectProblems, expected, type Problem } from "../../../problems";
import type { PodIdentityRequest } from "../../contract";
import { accountOf, checkPermissions } from "../../identity-request";
import { builtInRoles, isBuiltInRole } from "../roles";

/** Lists the mistakes in a service account's request for permissions on Azure. */
export function checkPodIdentity(request: PodIdentityRequest): Problem[] {
  const allowed = `one of Azure's roles ${Object.keys(builtInRoles).join(", ")} for the service account ${accountOf(request)}`;
  return [
    ...checkPermissions(request, "azure"),
    ...collectProblems(
      (request.permissions.azure ?? []).map(
        ({ role }) => !isBuiltInRole(role) && expected("identities", allowed, role),
      ),
    ),
  ];
}
