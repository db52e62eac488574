import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { said } from "../../shown";
import { iamArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { global } from "../replaced-by";
import { entityExists, iamName } from "./names";
import { boundless, permissions } from "./permissions";
import { isDocument } from "./policy-refusals";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html */
const isDetached: CloudRule = ({ id }, account) =>
  all(account, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").some(({ state }) => state.policyArn === id)
    ? { code: "DeleteConflict", message: "Cannot delete a policy attached to entities.", status: 409 }
    : undefined;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export const policy: AwsType = {
  token: "aws:iam/policy:Policy",
  label: "IAM Policy",
  api: api("IAM", "Policy", "CreatePolicyVersion"),
  global: true,
  autoname: { property: "name", maxLength: 128 },
  id: ({ place, inputs, name }) => iamArn(place, `policy${text(inputs, "path") ?? "/"}${text(inputs, "name") ?? name}`),
  defaults: { path: "/" },
  computed: ({ place, name, id }) => ({ arn: id, policyId: place.newId("ANPA", name), attachmentCount: 0 }),
  properties: { name: iamName(128) },
  refuses: { create: [isDocument("policy")], update: [isDocument("policy")], delete: [isDetached] },
  unique: entityExists("name", (name) => `A policy called ${name} already exists. Duplicate names are not allowed.`),
  replacedBy: global("iam/policy.go", ["description", "name", "namePrefix", "path"]),
  shown: {
    ownLine: true,
    values: ({ inputs }) => [said("may call", permissions(inputs.policy))],
    alarms: ({ inputs }) => [boundless(inputs.policy)],
  },
};
