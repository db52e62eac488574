import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { azureType, inGroup } from "../azure-type";
import { isWithin } from "../resource-ids";

const linkToken = "azure-native:privatedns:VirtualNetworkLink";

/** Refuses to delete a zone before its links. https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links */
const hasNoLinks: CloudRule = ({ id }, account) => {
  const link = all(account, linkToken).find((resource) => isWithin(resource.id, id));
  return (
    link && {
      code: "CannotDeleteResource",
      message: `Cannot delete resource while nested resources exist. Some existing nested resource IDs include: '${link.id}'. Please delete all nested resources before deleting this resource.`,
      status: 409,
    }
  );
};

/** Private DNS zones. https://learn.microsoft.com/azure/dns/private-dns-privatednszone */
export const privateZone = azureType({
  token: "azure-native:privatedns:PrivateZone",
  path: inGroup("Microsoft.Network/privateDnsZones/{privateZoneName}"),
  located: true,
  refuses: { delete: [hasNoLinks] },
  shown: { values: ({ inputs }) => [text(inputs, "privateZoneName")] },
});
