import type { CloudAccount, CloudCall, CloudProvider, CloudResource, Properties } from "../../../components/testing";

/** Ten minutes after everything in it was made. */
const now = 600_000;

/** Resources of an account, each `[type, id, state]`. */
export type Resources = readonly (readonly [string, string, Properties])[];

/** An account with these resources. */
export function accountWith(
  resources: Resources,
  { accountId, region, ...more }: Partial<CloudAccount> & Pick<CloudAccount, "accountId" | "region">,
): CloudAccount {
  const made = resources.map(([type, id, state]): CloudResource => ({ type, id, name: id, state, createdAt: 0 }));
  return { accountId, region, now, resources: made, deleted: new Set(), nodes: [], loadBalancers: [], ...more };
}

/** How a cloud is asked whether changes can be; its answer is `Code: message`, or undefined where it has nothing against it. */
export function asking(provider: CloudProvider) {
  const said = (call: CloudCall, account: CloudAccount): string | undefined => {
    const fault = provider.refusal(call, account);
    return fault && [fault.code, fault.message].filter(Boolean).join(": ");
  };
  const stateOf = (type: string, id: string, { resources }: CloudAccount) =>
    resources.find((resource) => resource.id === id && resource.type === type)?.state ?? {};
  return {
    /** What it says to a new resource. */
    creating: (type: string, inputs: Properties, account: CloudAccount) =>
      said({ operation: "create", type, name: "new", id: "", inputs, previous: {} }, account),
    /** What it says to the deletion of something that is in the account. */
    deleting: (type: string, id: string, account: CloudAccount) => {
      const state = stateOf(type, id, account);
      return said({ operation: "delete", type, name: id, id, inputs: state, previous: state }, account);
    },
    /** What it says to a change of something that is in the account. */
    updating: (type: string, id: string, inputs: Properties, account: CloudAccount) =>
      said({ operation: "update", type, name: id, id, inputs, previous: stateOf(type, id, account) }, account),
  };
}
