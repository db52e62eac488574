import type { GcpType } from "../gcp-type";
import { iamMember, memberOf, shownGrant } from "../iam-member";
import { forceNewGrant } from "../replaced-by";

/** Roles on a key. https://cloud.google.com/kms/docs/iam */
export const cryptoKeyIamMember: GcpType = {
  token: "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember",
  ...iamMember("cryptoKeyId"),
  replacedBy: forceNewGrant("kms/iam_kms_crypto_key.go", ["cryptoKeyId"]),
  shown: {
    ...shownGrant("cryptoKeyId"),
    lead: "used by",
    values: ({ inputs }) => [memberOf(inputs)],
  },
};
