import { isFields } from "../../../values";
import { all, byId } from "../../account";
import { type CloudAccount, type CloudFault, type CloudRule, type CloudRules } from "../../contract";
import { textAt } from "../../properties";
import { canBeAssumed, propagationMilliseconds, roleOf } from "./eks-cluster";

const malformed: CloudFault = { code: "MalformedPolicyDocument", message: "This policy contains invalid Json" };

/** A policy's document is JSON with statements. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const isDocument =
  (property: string): CloudRule =>
  ({ inputs }) => {
    const document = parse(inputs[property]);
    if (document === undefined) {
      return malformed;
    }
    return Array.isArray(document.Statement) || isFields(document.Statement)
      ? undefined
      : { code: "MalformedPolicyDocument", message: "Syntax errors in policy." };
  };

function parse(text: unknown): Record<string, unknown> | undefined {
  try {
    const value: unknown = typeof text === "string" ? JSON.parse(text) : text;
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const maxAttachedPolicies = 10;

const roleThere: CloudRule = ({ inputs }, account) => {
  const role = textAt(inputs, "role");
  return account.deleted.has(`aws:iam/role:Role ${role}`) && byId(account, "aws:iam/role:Role", role) === undefined
    ? { code: "NoSuchEntity", message: `The role with name ${role} cannot be found.`, status: 404 }
    : undefined;
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const attachmentsLeft: CloudRule = ({ inputs, type }, account) =>
  all(account, type).filter(({ state }) => state.role === inputs.role).length < maxAttachedPolicies
    ? undefined
    : {
        code: "LimitExceeded",
        message: `Cannot exceed quota for PoliciesPerRole: ${maxAttachedPolicies}`,
        status: 409,
      };

const policyArn: CloudRule = ({ inputs }) => {
  const arn = textAt(inputs, "policyArn");
  return /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/.+$/.test(arn)
    ? undefined
    : { code: "InvalidInput", message: `ARN ${arn} is not valid.` };
};

/** A role goes when nothing is attached to it. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html */
const roleIsBare: CloudRule = ({ id }, account) => {
  const conflict = (message: string) => ({
    code: "DeleteConflict",
    message: `Cannot delete entity, ${message}.`,
    status: 409,
  });
  const has = (type: string) => all(account, type).some(({ state }) => state.role === id);
  if (has("aws:iam/instanceProfile:InstanceProfile")) {
    return conflict("must remove roles from instance profile first");
  }
  if (has("aws:iam/rolePolicyAttachment:RolePolicyAttachment")) {
    return conflict("must detach all policies first");
  }
  return has("aws:iam/rolePolicy:RolePolicy") ? conflict("must delete policies first") : undefined;
};

const policyIsFree: CloudRule = ({ id }, account) =>
  all(account, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").some(({ state }) => state.policyArn === id)
    ? { code: "DeleteConflict", message: "Cannot delete a policy attached to entities.", status: 409 }
    : undefined;

/**
 * A key's policy names roles that are there, and known to KMS by then. The provider tries again for two minutes.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
const principalsThere: CloudRule = ({ inputs }, account) => {
  const document = parse(inputs.policy);
  const statements = Array.isArray(document?.Statement) ? document.Statement.filter(isFields) : [];
  const arns = statements.flatMap(({ Principal }) => (isFields(Principal) ? [Principal.AWS].flat() : []));
  return arns.some((arn) => typeof arn === "string" && !isKnown(account, arn))
    ? {
        code: "MalformedPolicyDocumentException",
        message: "Policy contains a statement with one or more invalid principals.",
        transient: true,
      }
    : undefined;
};

function isKnown(account: CloudAccount, arn: string): boolean {
  if (!arn.includes(`:iam::${account.accountId}:role/`)) {
    return true;
  }
  const role = roleOf(account, arn);
  return role !== undefined && account.now - role.createdAt >= propagationMilliseconds;
}

/** Rules of identities, keys, and what takes roles. */
export const iamRules: CloudRules = {
  "aws:iam/role:Role": {
    create: [isDocument("assumeRolePolicy")],
    update: [isDocument("assumeRolePolicy")],
    delete: [roleIsBare],
  },
  "aws:iam/policy:Policy": { create: [isDocument("policy")], update: [isDocument("policy")], delete: [policyIsFree] },
  "aws:iam/rolePolicy:RolePolicy": { create: [roleThere, isDocument("policy")], update: [isDocument("policy")] },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { create: [roleThere, policyArn, attachmentsLeft] },
  "aws:kms/key:Key": { create: [principalsThere], update: [principalsThere] },
  "aws:ec2/flowLog:FlowLog": {
    create: [
      canBeAssumed("iamRoleArn", () => ({ code: "InvalidParameter", message: "Unable to assume given IAM role" })),
    ],
  },
};
