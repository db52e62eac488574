import type { Problem } from "../../../problems";
import type { PodIdentityRequest } from "../../contract";
import { checkPermissions } from "../../identity-request";
import { checkRoleName } from "../roles";

/**
 * Lists the mistakes in a service account's request for permissions on AWS.
 *
 * @param name the name of its role in the program
 */
export function checkPodIdentity(request: PodIdentityRequest, name: string): Problem[] {
  return [...checkPermissions(request, "aws"), ...checkRoleName("identities", name, name)];
}
