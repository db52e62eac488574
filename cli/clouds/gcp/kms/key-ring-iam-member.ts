import type { GcpType } from "../gcp-type";
import { iamMember } from "../iam-member";

/** Roles on a key ring. https://cloud.google.com/kms/docs/iam */
export const keyRingIamMember: GcpType = {
  token: "gcp:kms/keyRingIAMMember:KeyRingIAMMember",
  ...iamMember("keyRingId"),
};
