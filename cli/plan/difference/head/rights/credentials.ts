import type { PlannedResource } from "../../../planned-resource";
import { labelOfPlanned } from "../../words";
import { rule } from "../rule";

/** Resources that are a credential without an end date. Whoever has a copy keeps access. */
const lasting = new Set([
  "aws:iam/accessKey:AccessKey",
  "aws:iam/userLoginProfile:UserLoginProfile",
  "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
  "gcp:serviceaccount/key:Key",
  "gcp:storage/hmacKey:HmacKey",
  "azuread:index/applicationPassword:ApplicationPassword",
  "azuread:index/servicePrincipalPassword:ServicePrincipalPassword",
]);

/** Lists new credentials that do not expire. */
export const credentialLines = rule("unprotected", ({ before, found }) => {
  const known = new Set(before.map(({ urn }) => urn));
  return found.created
    .filter((each) => !known.has(each.urn) && (lasting.has(each.type) || isToken(each)))
    .map((each) => `${labelOfPlanned(each)}: is a credential that does not expire`);
});

/** https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets */
function isToken({ type, inputs }: PlannedResource): boolean {
  return type === "kubernetes:core/v1:Secret" && inputs.type === "kubernetes.io/service-account-token";
}
