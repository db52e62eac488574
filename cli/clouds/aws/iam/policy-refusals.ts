import { isRecord, text } from "../../../values";
import type { CloudRule } from "../../contract";
import { documentOf } from "../policy-document";
import { isGone } from "../references";

/** A policy is a JSON document with statements. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const isDocument =
  (property: string): CloudRule =>
  ({ inputs }) => {
    const code = "MalformedPolicyDocument";
    const document = documentOf(inputs[property]);
    if (document === undefined) {
      return { code, message: "This policy contains invalid Json" };
    }
    return Array.isArray(document.Statement) || isRecord(document.Statement)
      ? undefined
      : { code, message: "Syntax errors in policy." };
  };

/** A policy belongs to a role that exists. https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html */
export const roleExists: CloudRule = ({ inputs }, account) => {
  const role = text(inputs, "role");
  return role !== undefined && isGone(account, "aws:iam/role:Role", role)
    ? { code: "NoSuchEntity", message: `The role with name ${role} cannot be found.`, status: 404 }
    : undefined;
};
