import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { between } from "../../property-checks";
import { said } from "../../shown";
import { iamArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { longAgo } from "../long-ago";
import { isForAnyone, takers } from "../policy-document";
import { global } from "../replaced-by";
import { entityExists, iamName } from "./names";
import { isDocument } from "./policy-refusals";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html */
const isBare: CloudRule = ({ id }, account) => {
  const has = (type: string) => all(account, type).some(({ state }) => state.role === id);
  const conflict = (message: string) => ({
    code: "DeleteConflict",
    message: `Cannot delete entity, ${message}.`,
    status: 409,
  });
  if (has("aws:iam/instanceProfile:InstanceProfile")) {
    return conflict("must remove roles from instance profile first");
  }
  if (has("aws:iam/rolePolicyAttachment:RolePolicyAttachment")) {
    return conflict("must detach all policies first");
  }
  return has("aws:iam/rolePolicy:RolePolicy") ? conflict("must delete policies first") : undefined;
};

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const role: AwsType = {
  token: "aws:iam/role:Role",
  label: "IAM Role",
  api: api("IAM", "Role", "UpdateRole"),
  global: true,
  autoname: { property: "name", maxLength: 64 },
  id: ({ inputs, name }) => text(inputs, "name") ?? name,
  defaults: {
    path: "/",
    maxSessionDuration: 3600,
    forceDetachPolicies: false,
    managedPolicyArns: [],
    inlinePolicies: [],
  },
  computed: ({ place, name, id, inputs }) => ({
    arn: iamArn(place, `role${text(inputs, "path") ?? "/"}${id}`),
    uniqueId: place.newId("AROA", name),
    createDate: longAgo,
  }),
  properties: { name: iamName(64), maxSessionDuration: between(3600, 43_200) },
  refuses: {
    create: [isDocument("assumeRolePolicy")],
    update: [isDocument("assumeRolePolicy")],
    delete: [isBare],
  },
  unique: entityExists("name", (name) => `Role with name ${name} already exists.`),
  replacedBy: global("iam/role.go", ["name", "namePrefix", "path"]),
  shown: {
    ownLine: true,
    values: ({ inputs, named, shortId }) => [
      said("for", takers(inputs.assumeRolePolicy).map(shortId).join(", ")),
      named("managedPolicyArns"),
      said("bounded by", named("permissionsBoundary")),
    ],
    alarms: ({ inputs }) => [isForAnyone(inputs.assumeRolePolicy) ? "anyone can assume this role" : undefined],
  },
};
