import { items, text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { digest } from "../../ids";
import { azureType, inGroup } from "../azure-type";
import { forced } from "../replaced-by";
import { isSameId } from "../resource-ids";
import { nameIsValid } from "./names";
import { natGateway } from "./nat-gateway";
import { zones } from "./zones";

/** https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses */
const standardIsStatic: CloudRule = ({ inputs, name }) =>
  text(inputs, "sku", "name") === "Standard" && text(inputs, "publicIPAllocationMethod") !== "Static"
    ? {
        code: "PublicIPAddressWithStandardSkuMustUseStaticAllocationMethod",
        message: `Standard sku publicIp ${name} must have AllocationMethod set to Static.`,
      }
    : undefined;

/** https://learn.microsoft.com/azure/virtual-network/remove-public-ip-address-vm */
const isUnused: CloudRule = ({ id }, account) => {
  const holder = all(account, natGateway.token).find(({ state }) =>
    items(state, "publicIpAddresses").some((address) => isSameId(text(address, "id") ?? "", id)),
  );
  return holder === undefined
    ? undefined
    : {
        code: "PublicIPAddressCannotBeDeleted",
        message: `Public IP address ${id} can not be deleted since it is still allocated to resource ${holder.id}. In order to delete the public IP, disassociate/detach the Public IP address from the resource.  To learn how to do this, see aka.ms/deletepublicip.`,
      };
};

/** Public IP addresses. https://learn.microsoft.com/rest/api/virtualnetwork/public-ip-addresses */
export const publicIpAddress = azureType({
  token: "azure-native:network:PublicIPAddress",
  path: inGroup("Microsoft.Network/publicIPAddresses/{publicIpAddressName}"),
  located: true,
  defaults: { idleTimeoutInMinutes: 4, publicIPAddressVersion: "IPv4", publicIPAllocationMethod: "Dynamic" },
  computed: ({ place, name }) => ({ ipAddress: addressOf(name), resourceGuid: place.newId("guid", name) }),
  refuses: { create: [nameIsValid, standardIsStatic], delete: [isUnused] },
  replacedBy: forced("location", "publicIPAddressVersion", "publicIPPrefix", "sku"),
  shown: { values: ({ inputs }) => [zones(inputs)] },
});

/** Generates an address in 203.0.113.0/24, which RFC 5737 reserves for documentation, so nothing answers there. */
function addressOf(name: string): string {
  return `203.0.113.${1 + (Number.parseInt(digest(name).slice(0, 8), 16) % 254)}`;
}
