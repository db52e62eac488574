import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import type { AwsType } from "../aws-type";
import { global } from "../replaced-by";
import { roleExists } from "./policy-refusals";

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

/**
 * Managed policies without the path of others of their kind; IAM finds a policy only by its whole ARN.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const paths: ReadonlyMap<string, string> = new Map([
  ["AmazonEBSCSIDriverEKSClusterScopedPolicy", "policy/"],
  ["AmazonEBSCSIDriverPolicy", "policy/service-role/"],
  ["AmazonEFSCSIDriverPolicy", "policy/service-role/"],
  ["AmazonEKSClusterPolicy", "policy/"],
  ["AmazonEKSWorkerNodePolicy", "policy/"],
  ["AmazonEKS_CNI_Policy", "policy/"],
  ["AmazonEC2ContainerRegistryPullOnly", "policy/"],
]);

const isManagedPolicy: CloudRule = ({ inputs }) => {
  const arn = text(inputs, "policyArn") ?? "";
  const [, path, name] = /^arn:aws[a-z-]*:iam::aws:(policy\/(?:.+\/)?)([^/]+)$/.exec(arn) ?? [];
  const right = paths.get(name ?? "");
  return right === undefined || right === path
    ? undefined
    : { code: "NoSuchEntity", message: `Policy ${arn} does not exist or is not attachable.`, status: 404 };
};

/** Covers every volume of the account. https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/2918 */
const wideDriver = "AmazonEBSCSIDriverPolicy";

const administrators = new Set(["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"]);

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html */
export const rolePolicyAttachment: AwsType = {
  token,
  label: "IAM Role Policy Attachment",
  api: { service: "IAM", create: "AttachRolePolicy", delete: "DetachRolePolicy" },
  global: true,
  id: ({ inputs }) => [text(inputs, "role"), text(inputs, "policyArn")].join("/"),
  refuses: { create: [roleExists, isPolicyArn, isManagedPolicy, isWithinQuota] },
  replacedBy: global("iam/role_policy_attachment.go", ["policyArn", "role"]),
  shown: {
    partOf: "role",
    values: ({ named }) => [named("policyArn", "aws.iam.Policy")],
    alarms: ({ inputs, shortId }) => {
      const name = shortId(text(inputs.policyArn) ?? "");
      return [
        administrators.has(name) ? `has ${name}` : undefined,
        name === wideDriver ? "may use all disks of the account" : undefined,
      ];
    },
  },
};
