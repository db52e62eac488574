import { textAt } from "../properties";
import { iamArn } from "./arns";
import type { AwsTypes } from "./aws-type";

const iamApi = (what: string, update?: string) => ({
  service: "IAM",
  create: `Create${what}`,
  delete: `Delete${what}`,
  ...(update === undefined ? {} : { update }),
});

const longAgo = "2000-01-01T00:00:00Z";
const global = true;

/** Roles and policies. https://docs.aws.amazon.com/IAM/latest/APIReference */
export const iam: AwsTypes = {
  "aws:iam/role:Role": {
    label: "IAM Role",
    api: iamApi("Role", "UpdateRole"),
    autoname: { property: "name", maxLength: 64 },
    id: ({ inputs, name }) => textAt(inputs, "name") || name,
    defaults: {
      path: "/",
      maxSessionDuration: 3600,
      forceDetachPolicies: false,
      managedPolicyArns: [],
      inlinePolicies: [],
    },
    computed: ({ place, name, id, inputs }) => ({
      arn: iamArn(place, `role${textAt(inputs, "path") || "/"}${id}`),
      uniqueId: place.newId("AROA", name),
      createDate: longAgo,
    }),
    global,
  },
  "aws:iam/policy:Policy": {
    label: "IAM Policy",
    api: iamApi("Policy", "CreatePolicyVersion"),
    autoname: { property: "name", maxLength: 128 },
    id: ({ place, inputs, name }) =>
      iamArn(place, `policy${textAt(inputs, "path") || "/"}${textAt(inputs, "name") || name}`),
    defaults: { path: "/" },
    computed: ({ place, name, id }) => ({ arn: id, policyId: place.newId("ANPA", name), attachmentCount: 0 }),
    global,
  },
  "aws:iam/rolePolicy:RolePolicy": {
    label: "IAM Role Policy",
    api: { service: "IAM", create: "PutRolePolicy", delete: "DeleteRolePolicy" },
    autoname: { property: "name", maxLength: 128 },
    id: ({ inputs, name }) => `${textAt(inputs, "role")}:${textAt(inputs, "name") || name}`,
    global,
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    label: "IAM Role Policy Attachment",
    api: { service: "IAM", create: "AttachRolePolicy", delete: "DetachRolePolicy" },
    id: ({ inputs }) => `${textAt(inputs, "role")}/${textAt(inputs, "policyArn")}`,
    global,
  },
  "aws:iam/instanceProfile:InstanceProfile": {
    label: "IAM Instance Profile",
    api: iamApi("InstanceProfile"),
    autoname: { property: "name", maxLength: 128 },
    id: ({ inputs, name }) => textAt(inputs, "name") || name,
    defaults: { path: "/" },
    computed: ({ place, name, id }) => ({
      arn: iamArn(place, `instance-profile/${id}`),
      uniqueId: place.newId("AIPA", name),
      createDate: longAgo,
    }),
    global,
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    label: "IAM OIDC Provider",
    api: iamApi("OpenIDConnectProvider", "AddClientIDToOpenIDConnectProvider"),
    id: ({ place, inputs }) => iamArn(place, `oidc-provider/${textAt(inputs, "url").replace(/^https:\/\//, "")}`),
    defaults: { thumbprintLists: [] },
    computed: ({ id, inputs }) => ({ arn: id, url: textAt(inputs, "url").replace(/^https:\/\//, "") }),
    global,
  },
};
