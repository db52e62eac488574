import { type Fields, text } from "../../values";
import { byId } from "../account";
import type { CloudAccount, CloudPlace } from "../contract";
import { idAt } from "./resource-ids";
import { resourceGroup } from "./resources";

/** Returns the location of a resource: its own, else the provider's, else that of its resource group. */
export function locationOf(inputs: Fields, place: CloudPlace): string {
  const groupId = idAt(resourceGroup.path, inputs, place.accountId);
  const ofGroup = text(place.find?.(resourceGroup.token, groupId), "location");
  return (text(inputs, "location") ?? (place.region || (ofGroup ?? ""))).toLowerCase().replaceAll(" ", "");
}

/** Returns the location of a resource in an account that has its group. */
export function locationIn(inputs: Fields, account: CloudAccount): string {
  const find = (type: string, id: string) => byId(account, type, id)?.state;
  return locationOf(inputs, { ...account, find, newId: (_, of) => of });
}
