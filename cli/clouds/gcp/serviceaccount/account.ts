import { text } from "../../../values";
import type { GcpType } from "../gcp-type";
import { matches } from "../matches";
import { inProject, type Located, projectOf } from "../names";
import { forceNew } from "../replaced-by";

/** Service accounts. https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts */
export const account: GcpType = {
  token: "gcp:serviceaccount/account:Account",
  label: "service account",
  id: idOfAccount,
  defaults: { disabled: false },
  computed: (question) => ({
    ...inProject(question),
    email: emailOf(question),
    member: `serviceAccount:${emailOf(question)}`,
    name: idOfAccount(question),
    uniqueId: question.place.newId("number", question.name),
  }),
  properties: { accountId: matches(/^[a-z](?:[-a-z0-9]{4,28}[a-z0-9])$/) },
  unique: (_, { inputs }, { accountId }) =>
    `Service account ${text(inputs.accountId) ?? ""} already exists within project projects/${accountId}.`,
  replacedBy: forceNew("resourcemanager/resource_google_service_account.go", ["accountId", "project"]),
  shown: {
    ownLine: true,
    values: ({ inputs }) => [text(inputs.accountId), inputs.disabled === true ? "disabled" : undefined],
  },
};

function idOfAccount(located: Located): string {
  return `projects/${projectOf(located)}/serviceAccounts/${emailOf(located)}`;
}

function emailOf(located: Located): string {
  return `${text(located.inputs.accountId) ?? ""}@${projectOf(located)}.iam.gserviceaccount.com`;
}
