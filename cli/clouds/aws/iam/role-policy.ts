import { text } from "../../../values";
import type { AwsType } from "../aws-type";
import { global } from "../replaced-by";
import { iamName } from "./names";
import { boundless, permissions } from "./permissions";
import { isDocument, roleExists } from "./policy-refusals";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
export const rolePolicy: AwsType = {
  token: "aws:iam/rolePolicy:RolePolicy",
  label: "IAM Role Policy",
  api: { service: "IAM", create: "PutRolePolicy", delete: "DeleteRolePolicy" },
  global: true,
  autoname: { property: "name", maxLength: 128 },
  id: ({ inputs, name }) => `${text(inputs, "role") ?? ""}:${text(inputs, "name") ?? name}`,
  properties: { name: iamName(128) },
  refuses: { create: [roleExists, isDocument("policy")], update: [isDocument("policy")] },
  replacedBy: global("iam/role_policy.go", ["name", "namePrefix", "role"]),
  shown: {
    partOf: "role",
    lead: "may call",
    values: ({ inputs }) => [permissions(inputs.policy)],
    alarms: ({ inputs }) => [boundless(inputs.policy)],
  },
};
