import type { CloudAccount, CloudCall, CloudFault, CloudResource, CloudRule } from "./contract";

/** The resources of a type. */
export function all(account: CloudAccount, type: string): readonly CloudResource[] {
  return account.resources.filter((resource) => resource.type === type);
}

/** The resource of a type and id. */
export function byId(account: CloudAccount, type: string, id: string | undefined): CloudResource | undefined {
  return account.resources.find((resource) => resource.type === type && resource.id === id);
}

/** The first refusal of some rules. */
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
