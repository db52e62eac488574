import { matches, once, whole } from "../../checks";
import type { Problem } from "../../problems";
import { checkPolicy } from "./check-arn";
import type { RolesArgs } from "./roles-args";
import type { Site } from "./site";

const pathPattern = /^\/([\w+=,.@-]+\/)*$/;

/**
 * Policies that one role may have, minus the two policies that every node needs.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const most = 8;

/** Lists the mistakes in the settings that the account requires for roles. */
export function checkRoles(
  { permissionsBoundary, path, nodePolicies = [] }: RolesArgs,
  site: Pick<Site, "accountId" | "region">,
): Problem[] {
  return [
    ...checkPolicy("roles.permissionsBoundary", permissionsBoundary, site),
    ...matches("roles.path", path, pathPattern, 'a path such as "/platform/"'),
    ...nodePolicies.flatMap((arn, index) => checkPolicy(`roles.nodePolicies[${index}]`, arn, site)),
    ...once("roles.nodePolicies", nodePolicies, "policy"),
    ...whole("roles.nodePolicies", nodePolicies.length, { min: 0, max: most, unit: "policies" }),
  ];
}
