import {
  type AccountView,
  type CloudCall,
  type CloudProvider,
  type CloudResource,
  type Properties,
  refusalOf,
} from "../../cli/clouds";

/** Ten minutes after everything in it was made. */
const now = 600_000;

/** Resources of an account, each `[type, id, state]`. */
export type Resources = readonly (readonly [string, string, Properties])[];

/** An account with these resources. */
export function accountWith(
  resources: Resources,
  { accountId, region, ...more }: Partial<AccountView> & Pick<AccountView, "accountId" | "region">,
): AccountView {
  const made = resources.map(([type, id, state]): CloudResource => ({ type, id, name: id, state, createdAt: 0 }));
  return { accountId, region, now, resources: made, deleted: new Set(), nodes: [], loadBalancers: [], ...more };
}

/** How a cloud is asked whether changes can be; its answer is `Code: message`, or undefined where it has nothing against it. */
export function asking(provider: CloudProvider) {
  const said = (call: CloudCall, account: AccountView): string | undefined => {
    const fault = refusalOf(provider, call, account);
    return fault && [fault.code, fault.message].filter(Boolean).join(": ");
  };
  const stateOf = (type: string, id: string, { resources }: AccountView) =>
    resources.find((resource) => resource.id === id && resource.type === type)?.state ?? {};
  return {
    /** What it says to a new resource. */
    creating: (type: string, inputs: Properties, account: AccountView) =>
      said({ operation: "create", type, name: "new", id: "", inputs, previous: {} }, account),
    /** What it says to the deletion of something that is in the account. */
    deleting: (type: string, id: string, account: AccountView) => {
      const state = stateOf(type, id, account);
      return said({ operation: "delete", type, name: id, id, inputs: state, previous: state }, account);
    },
    /** What it says to a change of something that is in the account. */
    updating: (type: string, id: string, inputs: Properties, account: AccountView) =>
      said({ operation: "update", type, name: id, id, inputs, previous: stateOf(type, id, account) }, account),
  };
}
