import { type AccountView, awsProvider } from "../../../cli/clouds";
import { accountWith, asking, type Resources } from "../account";

/** An account on AWS with these resources, each `[type, id, state]`. */
export function account(resources: Resources = [], more: Partial<AccountView> = {}): AccountView {
  return accountWith(resources, { accountId: "111122223333", region: "eu-central-1", ...more });
}

export const { creating, deleting, updating } = asking(awsProvider);
