import { firstFault } from "../../account";
import { type CloudAccount, type CloudCall, type CloudFault, type CloudRule } from "../../contract";
import type { CloudProvider } from "../../provider";
import { dependencyRules } from "./dependencies";
import { eksRules } from "./eks-parts";
import { iamRules } from "./iam";
import { networkRules } from "./network";
import { tagsAreAllowed } from "./tags";
import { isNew } from "./uniqueness";

export { awsChecks } from "./checks";

/** Rules by type. */
export const tables = [networkRules, iamRules, eksRules, dependencyRules];

/** What AWS refuses of any type. */
export const refuses: CloudProvider["refuses"] = {
  create: [tagsAreAllowed, isNew],
  update: [tagsAreAllowed],
  delete: [tagsAreAllowed],
};
