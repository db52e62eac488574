/* Look-ups in a simulated account, for the rules of cloud types. */
import type { CloudAccount, CloudCall, CloudFault, CloudResource, CloudRule } from "./contract";

/** Lists the resources of a type. */
export function all(account: CloudAccount, type: string): readonly CloudResource[] {
  return account.resources.filter((resource) => resource.type === type);
}

/** Returns the resource with a type and id; `undefined` for an unknown or absent id. */
export function byId(account: CloudAccount, type: string, id: string | undefined): CloudResource | undefined {
  return account.resources.find((resource) => resource.type === type && resource.id === id);
}

/** Returns the first refusal among rules. */
export function firstFault(
  rules: readonly CloudRule[],
  call: CloudCall,
  account: CloudAccount,
): CloudFault | undefined {
  for (const rule of rules) {
    const fault = rule(call, account);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}
