import { text } from "../../../values";
import type { PlannedResource } from "../../planned-resource";
import { labelOfPlanned } from "../words";
import type { Compared, HeadLine } from "./contract";

/** Resources that are a credential which does not expire: whoever has a copy stays in. */
const lasting = new Set([
  "aws:iam/accessKey:AccessKey",
  "aws:iam/userLoginProfile:UserLoginProfile",
  "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
  "gcp:serviceaccount/key:Key",
  "gcp:storage/hmacKey:HmacKey",
  "azuread:index/applicationPassword:ApplicationPassword",
  "azuread:index/servicePrincipalPassword:ServicePrincipalPassword",
]);

/** Lists new credentials that do not expire, and access lists that admit everybody. */
export function credentialLines({ before, found }: Compared): HeadLine[] {
  const known = new Set(before.map(({ urn }) => urn));
  const come = found.created.filter(({ urn }) => !known.has(urn));
  const changed = [...found.changed, ...found.replaced].filter((pair) => !isForEverybody(pair.before));
  const open = [...come, ...changed.map(({ after }) => after)].filter(isForEverybody);
  return [
    ...open.map(
      (each): HeadLine => ({ class: "open", text: `everybody → ${labelOfPlanned(each)}: by its access list` }),
    ),
    ...come
      .filter((each) => lasting.has(each.type) || isToken(each))
      .map(
        (each): HeadLine => ({
          class: "unprotected",
          text: `${labelOfPlanned(each)}: a credential that does not expire`,
        }),
      ),
  ];
}

/** https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets */
function isToken({ type, inputs }: PlannedResource): boolean {
  return type === "kubernetes:core/v1:Secret" && inputs.type === "kubernetes.io/service-account-token";
}

/**
 * Access lists of buckets and objects. https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
 * https://cloud.google.com/storage/docs/access-control/lists
 */
function isForEverybody({ type, inputs }: PlannedResource): boolean {
  const list = text(inputs, "acl") ?? text(inputs, "predefinedAcl") ?? text(inputs, "entity") ?? "";
  const isPublic = /^(?:public|authenticated)-?read(?:-?write)?$|^all(?:Authenticated)?Users$/i.test(list);
  return /^(?:aws:s3|gcp:storage)\//.test(type) && isPublic;
}
