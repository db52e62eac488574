import { type CloudAccount, type CloudCall, type CloudFault, type CloudRule, firstFault } from "../../cloud/rule";
import { dependencyRules } from "./dependencies";
import { eksRules } from "./eks-parts";
import { iamRules } from "./iam";
import { networkRules } from "./network";
import { tagsAreAllowed } from "./tags";
import { isNew } from "./uniqueness";

export { awsChecks } from "./checks";

const tables = [networkRules, iamRules, eksRules, dependencyRules];

/** Asks AWS' own rules whether a change can be; the first that has something against it speaks. */
export function refusal(call: CloudCall, account: CloudAccount): CloudFault | undefined {
  const general: readonly CloudRule[] = call.operation === "create" ? [tagsAreAllowed, isNew] : [tagsAreAllowed];
  const own = tables.flatMap((table) => table[call.type]?.[call.operation] ?? []);
  return firstFault([...general, ...own], call, account);
}
