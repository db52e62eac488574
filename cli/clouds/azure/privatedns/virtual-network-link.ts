import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { azureType } from "../azure-type";
import { idOf } from "../existence";
import { isSameId, nameOfId, parentOf } from "../resource-ids";
import { privateZone } from "./private-zone";

/** Refuses to link a network to two zones of one name. https://github.com/MicrosoftDocs/azure-aks-docs/issues/212 */
const namespaceIsFree: CloudRule = (call, account) => {
  const network = text(call.inputs, "virtualNetwork", "id") ?? "";
  const zone = zoneOf(idOf(call, account));
  const other = all(account, call.type).find(
    ({ id, state }) => isSameId(text(state, "virtualNetwork", "id") ?? "", network) && isSameId(zoneOf(id), zone),
  );
  return (
    other && {
      code: "BadRequest",
      message: `A virtual network cannot be linked to multiple zones with overlapping namespaces. You tried to link virtual network with '${zone}' and '${zoneOf(other.id)}' zones.`,
    }
  );
};

function zoneOf(linkId: string): string {
  return nameOfId(parentOf(linkId) ?? "");
}

/** Links of private DNS zones to networks. https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links */
export const virtualNetworkLink = azureType({
  token: "azure-native:privatedns:VirtualNetworkLink",
  path: `${privateZone.path}/virtualNetworkLinks/{virtualNetworkLinkName}`,
  located: true,
  defaults: { virtualNetworkLinkState: "Completed" },
  refuses: { create: [namespaceIsFree] },
  shown: {
    partOf: "privateZoneName",
    lead: "for",
    values: ({ inputs, named }) => [
      named("virtualNetwork.id") ?? text(inputs, "virtualNetwork", "id")?.split("/").at(-1),
    ],
  },
});
