import type { TypeFacts } from "../../contract";

/** Links of private DNS zones to networks. https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links */
export const virtualNetworkLink: TypeFacts = {
  token: "azure-native:privatedns:VirtualNetworkLink",
  shown: { partOf: "privateZoneName", lead: "for", values: ({ named }) => [named("virtualNetwork.id")] },
};
