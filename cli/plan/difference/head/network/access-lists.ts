import type { RegisteredResource } from "../../../../../components/testing";
import { items, text, texts } from "../../../../values";
import { labelOf } from "../../../label";
import { newly } from "../rule";

/** Lists access lists that newly admit everybody, of new and of changed resources. */
export const accessListLines = newly("open", (resources) =>
  resources.filter(admitsEverybody).map((each) => `everybody → ${labelOf(each)}: through its access list`),
);

/** Reports whether everybody is on the access list of a bucket, an object or a dataset. */
export function admitsEverybody(resource: RegisteredResource): boolean {
  const isListed = resource.read !== true && hasAccessList(resource);
  return isListed && entriesOf(resource.inputs).some((entry) => everybody.test(entry));
}

/** Reports whether resources of a type have access lists that are read here; policies are none. */
export function hasAccessList({ type }: Pick<RegisteredResource, "type">): boolean {
  return /^(?:aws:s3|gcp:storage|gcp:bigquery)\/(?!\w*I(?:AM|am)Policy:)/.test(type);
}

/**
 * Ready-made lists, and the words for everybody, or for everybody with an account.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
 * https://cloud.google.com/storage/docs/access-control/lists
 * https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets#Dataset
 */
const everybody =
  /^(?:public|authenticated)-?read(?:-?write)?$|^(?:\w+:)?all(?:Authenticated)?Users$|\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/i;

const names = ["acl", "predefinedAcl", "defaultAcl", "entity", "specialGroup", "iamMember"];

/** Lists the identities in an access list. The list is one word, one entry or a list of entries; S3 also has it in a map. */
function entriesOf(inputs: RegisteredResource["inputs"]): string[] {
  const entries = [inputs, ...items(inputs, "accesses")];
  const grants = [...items(inputs, "grants"), ...items(inputs, "accessControlPolicy", "grants")];
  return [
    ...entries.flatMap((entry) => names.flatMap((name) => text(entry, name) ?? [])),
    ...texts(inputs, "roleEntities"),
    ...grants.flatMap((grant) => text(grant, "uri") ?? text(grant, "grantee", "uri") ?? []),
  ];
}
