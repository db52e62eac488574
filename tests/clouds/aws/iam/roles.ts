import type { AccountView } from "../../../../cli/clouds";
import { account } from "../account";

/** An account with a role, created in a millisecond of its ten minutes. */
export function roleMadeAt(createdAt: number): { readonly arn: string; readonly inAccount: AccountView } {
  const arn = "arn:aws:iam::111122223333:role/plane";
  const role = { type: "aws:iam/role:Role", id: "plane", name: "plane", state: { arn, name: "plane" }, createdAt };
  return { arn, inAccount: account([], { resources: [role] }) };
}
