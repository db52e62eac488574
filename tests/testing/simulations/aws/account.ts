import {
  awsProvider,
  type CloudAccount,
  type CloudCall,
  type CloudResource,
  type Properties,
} from "../../../../components/testing";

/** Ten minutes after everything in it was made. */
const now = 600_000;

/** An account with these resources, each `[type, id, state]`. */
export function account(
  resources: readonly (readonly [string, string, Properties])[] = [],
  more: Partial<CloudAccount> = {},
): CloudAccount {
  const made = resources.map(([type, id, state]): CloudResource => ({ type, id, name: id, state, createdAt: 0 }));
  return {
    accountId: "111122223333",
    region: "eu-central-1",
    now,
    resources: made,
    deleted: new Set(),
    nodes: [],
    loadBalancers: [],
    ...more,
  };
}

/** What AWS says to a new resource: `Code: message`, or undefined where it has nothing against it. */
export function creating(type: string, inputs: Properties, inAccount: CloudAccount): string | undefined {
  return said({ operation: "create", type, name: "new", id: "", inputs, previous: {} }, inAccount);
}

/** What AWS says to the deletion of something that is in the account. */
export function deleting(type: string, id: string, inAccount: CloudAccount): string | undefined {
  const state = inAccount.resources.find((resource) => resource.id === id && resource.type === type)?.state ?? {};
  return said({ operation: "delete", type, name: id, id, inputs: state, previous: state }, inAccount);
}

/** What AWS says to a change of something that is in the account. */
export function updating(type: string, id: string, inputs: Properties, inAccount: CloudAccount): string | undefined {
  const previous = inAccount.resources.find((resource) => resource.id === id && resource.type === type)?.state ?? {};
  return said({ operation: "update", type, name: id, id, inputs, previous }, inAccount);
}

function said(call: CloudCall, inAccount: CloudAccount): string | undefined {
  const fault = awsProvider.refusal(call, inAccount);
  return fault && `${fault.code}: ${fault.message}`;
}
