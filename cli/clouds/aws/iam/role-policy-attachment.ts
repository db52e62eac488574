import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import type { AwsType } from "../aws-type";
import { global } from "../replaced-by";
import { roleExists } from "./policy-rules";

const token = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const quota = 10;

const isWithinQuota: CloudRule = ({ inputs }, account) =>
  all(account, token).filter(({ state }) => state.role === inputs.role).length < quota
    ? undefined
    : { code: "LimitExceeded", message: `Cannot exceed quota for PoliciesPerRole: ${quota}`, status: 409 };

const isPolicyArn: CloudRule = ({ inputs }) => {
  const arn = text(inputs, "policyArn") ?? "";
  return /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/.+$/.test(arn)
    ? undefined
    : { code: "InvalidInput", message: `ARN ${arn} is not valid.` };
};

const administrators = new Set(["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"]);

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html */
export const rolePolicyAttachment: AwsType = {
  token,
  label: "IAM Role Policy Attachment",
  api: { service: "IAM", create: "AttachRolePolicy", delete: "DetachRolePolicy" },
  global: true,
  id: ({ inputs }) => [text(inputs, "role"), text(inputs, "policyArn")].join("/"),
  refuses: { create: [roleExists, isPolicyArn, isWithinQuota] },
  replacedBy: global("iam/role_policy_attachment.go", ["policyArn", "role"]),
  shown: {
    partOf: "role",
    values: ({ named }) => [named("policyArn", "aws.iam.Policy")],
    alarms: ({ inputs, shortId }) => {
      const name = shortId(text(inputs.policyArn) ?? "");
      return [administrators.has(name) ? `has ${name}` : undefined];
    },
  },
};
