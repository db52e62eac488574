import { type AccountView, type CloudCall, type CloudProvider, type CloudResource, refusalOf } from "../../cli/clouds";
import type { Fields } from "../../cli/values";

/** Ten minutes after every resource was created. */
const now = 600_000;

/** Resources of an account, each as `[type, id, state]`. */
export type Resources = readonly (readonly [string, string, Fields])[];

/** An account with these resources. */
export function accountWith(
  resources: Resources,
  { accountId, region, ...more }: Partial<AccountView> & Pick<AccountView, "accountId" | "region">,
): AccountView {
  const made = resources.map(([type, id, state]): CloudResource => ({ type, id, name: id, state, createdAt: 0 }));
  const nothing = { deleted: new Set<string>(), nodes: [], loadBalancers: [], ongoing: [] };
  return { accountId, region, now, resources: made, ...nothing, ...more };
}

/** Returns functions that ask a cloud about changes. A refusal is `Code: message`. */
export function asking(provider: CloudProvider) {
  const said = (call: CloudCall, account: AccountView): string | undefined => {
    const fault = refusalOf(provider, call, account);
    return fault && [fault.code, fault.message].filter(Boolean).join(": ");
  };
  const stateOf = (type: string, id: string, { resources }: AccountView) =>
    resources.find((resource) => resource.id === id && resource.type === type)?.state ?? {};
  return {
    /** The refusal of a new resource. */
    creating: (type: string, inputs: Fields, account: AccountView) =>
      said({ operation: "create", type, name: "new", id: "", inputs, previous: {} }, account),
    /** The refusal to delete a resource of the account. */
    deleting: (type: string, id: string, account: AccountView) => {
      const state = stateOf(type, id, account);
      return said({ operation: "delete", type, name: id, id, inputs: state, previous: state }, account);
    },
    /** The refusal to change a resource of the account. */
    updating: (type: string, id: string, inputs: Fields, account: AccountView) =>
      said({ operation: "update", type, name: id, id, inputs, previous: stateOf(type, id, account) }, account),
  };
}
