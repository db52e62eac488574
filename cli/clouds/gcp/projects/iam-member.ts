import type { GcpType } from "../gcp-type";
import { iamMember, opensToAnyone, shownGrant } from "../iam-member";
import { forceNewGrant } from "../replaced-by";

/** Roles on a project. https://cloud.google.com/iam/docs/granting-changing-revoking-access */
export const projectIamMember: GcpType = {
  token: "gcp:projects/iAMMember:IAMMember",
  ...iamMember("project"),
  replacedBy: forceNewGrant("resourcemanager/iam_project.go", ["project"]),
  shown: shownGrant("member"),
  opens: opensToAnyone,
};
