import type { Problem } from "../../../problems";
import type { PodIdentityRequest } from "../../contract";
import { checkPermissions } from "../../pod-identity";

/** Lists the mistakes in a service account's request for permissions on AWS. */
export function checkPodIdentity(request: PodIdentityRequest): Problem[] {
  return checkPermissions(request, "aws");
}
