import { matches, whole } from "../../checks";
import type { Problem } from "../../problems";
import type { RolesArgs } from "./roles-args";

const policyPattern = /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/.+$/;
const pathPattern = /^\/([\w+=,.@-]+\/)*$/;

/** Policies that one role may have, less the two that every node needs. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const most = 8;

/** Lists the mistakes in what the account demands of roles. */
export function checkRoles({ permissionsBoundary, path, nodePolicies = [] }: RolesArgs): Problem[] {
  const policy = "the ARN of an IAM policy";
  return [
    ...matches("roles.permissionsBoundary", permissionsBoundary, policyPattern, policy),
    ...matches("roles.path", path, pathPattern, 'a path such as "/platform/"'),
    ...nodePolicies.flatMap((arn, index) => matches(`roles.nodePolicies[${index}]`, arn, policyPattern, policy)),
    ...whole("roles.nodePolicies", nodePolicies.length, { min: 0, max: most, unit: "policies" }),
  ];
}
