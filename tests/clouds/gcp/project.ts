import assert from "node:assert/strict";
import {
  type AccountView,
  answerOf,
  type CloudCall,
  type CloudResource,
  type CloudType,
  gcpProvider,
  refusalOf,
} from "../../../cli/clouds";
import type { Fields } from "../../../cli/values";

/** Ten minutes after every resource was created. */
const now = 600_000;

/** Ids in the project `shop`. */
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
  resources: readonly (readonly [string, string, Fields])[] = [],
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
    ongoing: [],
    ...more,
  };
}

/** Google's refusal of a new resource, as the provider shows it. */
export function creating(type: string, inputs: Fields, inProject: AccountView): string | undefined {
  return said({ operation: "create", type, name: "new", id: "", inputs, previous: {} }, inProject);
}

/** Google's refusal to delete a resource of the project. */
export function deleting(type: string, id: string, inProject: AccountView): string | undefined {
  const state = inProject.resources.find((resource) => resource.id === id && resource.type === type)?.state ?? {};
  return said({ operation: "delete", type, name: id, id, inputs: state, previous: state }, inProject);
}

/** Google's refusal to change a resource of the project. */
export function updating(type: string, id: string, inputs: Fields, inProject: AccountView): string | undefined {
  const previous = inProject.resources.find((resource) => resource.id === id && resource.type === type)?.state ?? {};
  return said({ operation: "update", type, name: id, id, inputs, previous }, inProject);
}

function said(call: CloudCall, inProject: AccountView): string | undefined {
  const fault = refusalOf(gcpProvider, call, inProject);
  return fault && gcpProvider.faultMessage(call, fault, "");
}

/** A place in the project `shop`. */
export const place = { accountId: "shop", region: "europe-west3", newId: gcpProvider.drawId };

/** The type of a token. */
export function typeOf(token: string): CloudType {
  const type = gcpProvider.types[token];
  assert.ok(type, token);
  return type;
}

/** Google's answer to a new resource, or to an update if `more` has its previous state. */
export function answered(token: string, inputs: Fields, more: object = {}) {
  return answerOf(gcpProvider, typeOf(token), { type: token, name: "test", inputs, place, ...more });
}
