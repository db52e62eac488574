import { text } from "../../values";
import { all } from "../account";
import type { CloudAccount, CloudFault, CloudRule } from "../contract";

/** How long IAM takes to make a new role known to other services, in milliseconds. In reality, it takes about ten seconds. */
const propagationMilliseconds = 300;

/**
 * Reports whether services can use a role: IAM is eventually consistent. Roles of other accounts always pass.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export function isUsableRole(account: CloudAccount, arn: string): boolean {
  if (!arn.includes(`:iam::${account.accountId}:role/`)) {
    return true;
  }
  const role = all(account, "aws:iam/role:Role").find(({ state }) => state.arn === arn);
  return role !== undefined && account.now - role.createdAt >= propagationMilliseconds;
}

/** Refuses an input that names a role which services cannot use yet. The provider retries for two minutes. */
export const canBeAssumed =
  (property: string, fault: (arn: string) => CloudFault): CloudRule =>
  ({ inputs }, account) => {
    const arn = text(inputs, property);
    return arn === undefined || isUsableRole(account, arn) ? undefined : { ...fault(arn), transient: true };
  };
