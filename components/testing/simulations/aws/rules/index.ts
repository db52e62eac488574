import { dependencyRules } from "./dependencies";
import { eksRules } from "./eks-parts";
import { iamRules } from "./iam";
import { networkRules } from "./network";
import { type AwsAccount, type AwsCall, type AwsFault, type AwsRule, firstFault } from "./rule";
import { tagsAreAllowed } from "./tags";
import { isNew } from "./uniqueness";

export { checkProperties } from "./checks";
export { addressAt, parseBlock } from "./cidr";
export {
  type AwsAccount,
  type AwsCall,
  type AwsFault,
  type AwsLoadBalancer,
  type AwsNode,
  type AwsResource,
  faultMessage,
} from "./rule";

const tables = [networkRules, iamRules, eksRules, dependencyRules];

/** Asks AWS' own rules whether a change can be; the first that has something against it speaks. */
export function refusal(call: AwsCall, account: AwsAccount): AwsFault | undefined {
  const general: readonly AwsRule[] = call.operation === "create" ? [tagsAreAllowed, isNew] : [tagsAreAllowed];
  const own = tables.flatMap((table) => table[call.type]?.[call.operation] ?? []);
  return firstFault([...general, ...own], call, account);
}
