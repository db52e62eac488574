import { collectProblems, expected, type Problem } from "../../../problems";
import type { PodIdentityRequest } from "../../contract";
import { accountOf, checkPermissions } from "../../identity-request";

const rolePattern = /^(projects|organizations)\/[^/]+\/roles\/[\w.]+$|^roles\/[\w.]+$/;
const tooWide = ["roles/owner", "roles/editor", "roles/viewer"];

/** Lists the mistakes in a service account's request for permissions on Google Cloud. */
export function checkPodIdentity(request: PodIdentityRequest): Problem[] {
  const allowed = `a role such as roles/dns.admin for the service account ${accountOf(request)}`;
  const hint = `these roles grant access to the whole project: ${tooWide.join(", ")}`;
  return [
    ...checkPermissions(request, "gcp"),
    ...collectProblems(
      (request.permissions.gcp ?? []).map(
        ({ role }) =>
          (tooWide.includes(role) || !rolePattern.test(role)) && expected("identities", allowed, role, hint),
      ),
    ),
  ];
}
