import { said } from "../../shown";
import type { GcpType } from "../gcp-type";
import { iamMember, shownGrant } from "../iam-member";

/** Roles on a secret. https://cloud.google.com/secret-manager/docs/access-control */
export const secretIamMember: GcpType = {
  token: "gcp:secretmanager/secretIamMember:SecretIamMember",
  ...iamMember("secretId"),
  shown: shownGrant("secretId", ({ named }) => said("on secret", named("secretId"))),
};
