import { text } from "../../../values";
import { all } from "../../account";
import type { CloudAccount, CloudResource } from "../../contract";
import { isSameId } from "../resource-ids";
import { subnet } from "./subnet";

/** Lists the subnets whose property refers to a resource. */
export function subnetsWith(
  account: CloudAccount,
  property: "natGateway" | "networkSecurityGroup" | "routeTable",
  id: string,
): readonly CloudResource[] {
  return all(account, subnet.token).filter(({ state }) => isSameId(text(state, property, "id") ?? "", id));
}
