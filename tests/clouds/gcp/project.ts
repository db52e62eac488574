import {
  type AccountView,
  type CloudCall,
  type CloudResource,
  gcpProvider,
  type Properties,
  refusalOf,
} from "../../../cli/clouds";

/** Ten minutes after everything in it was made. */
const now = 600_000;

/** The id of something of the project `shop`. */
export const ids = {
  network: "projects/shop/global/networks/prod",
  subnetwork: "projects/shop/regions/europe-west3/subnetworks/prod",
  router: "projects/shop/regions/europe-west3/routers/prod",
  address: "projects/shop/regions/europe-west3/addresses/prod-nat",
  cluster: "projects/shop/locations/europe-west3/clusters/prod",
  key: "projects/shop/locations/europe-west3/keyRings/prod/cryptoKeys/secrets",
} as const;

/** A project with these resources, each `[type, id, state]`. */
export function project(
  resources: readonly (readonly [string, string, Properties])[] = [],
  more: Partial<AccountView> = {},
): AccountView {
  const made = resources.map(([type, id, state]): CloudResource => ({ type, id, name: id, state, createdAt: 0 }));
  return {
    accountId: "shop",
    region: "europe-west3",
    now,
    resources: made,
    deleted: new Set(),
    nodes: [],
    loadBalancers: [],
    ...more,
  };
}

/** What Google says to a new resource, as the provider shows it; undefined where it has nothing against it. */
export function creating(type: string, inputs: Properties, inProject: AccountView): string | undefined {
  return said({ operation: "create", type, name: "new", id: "", inputs, previous: {} }, inProject);
}

/** What Google says to the deletion of something that is in the project. */
export function deleting(type: string, id: string, inProject: AccountView): string | undefined {
  const state = inProject.resources.find((resource) => resource.id === id && resource.type === type)?.state ?? {};
  return said({ operation: "delete", type, name: id, id, inputs: state, previous: state }, inProject);
}

/** What Google says to a change of something that is in the project. */
export function updating(type: string, id: string, inputs: Properties, inProject: AccountView): string | undefined {
  const previous = inProject.resources.find((resource) => resource.id === id && resource.type === type)?.state ?? {};
  return said({ operation: "update", type, name: id, id, inputs, previous }, inProject);
}

function said(call: CloudCall, inProject: AccountView): string | undefined {
  const fault = refusalOf(gcpProvider, call, inProject);
  return fault && gcpProvider.faultMessage(call, fault, "");
}
