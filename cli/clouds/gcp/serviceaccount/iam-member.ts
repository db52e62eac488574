import type { GcpType } from "../gcp-type";
import { iamMember, memberOf, roleOf, shownGrant } from "../iam-member";
import { forceNewGrant } from "../replaced-by";

/** Roles on a service account. https://cloud.google.com/iam/docs/manage-access-service-accounts */
export const serviceAccountIamMember: GcpType = {
  token: "gcp:serviceaccount/iAMMember:IAMMember",
  ...iamMember("serviceAccountId"),
  replacedBy: forceNewGrant("resourcemanager/iam_service_account.go", ["serviceAccountId"]),
  shown: {
    ...shownGrant("serviceAccountId"),
    lead: "for",
    values: ({ inputs }) => [`${memberOf(inputs)} as ${roleOf(inputs.role)}`],
  },
};
