import { text } from "../../../values";
import type { TypeFacts } from "../../contract";

/** Private DNS zones. https://learn.microsoft.com/azure/dns/private-dns-privatednszone */
export const privateZone: TypeFacts = {
  token: "azure-native:privatedns:PrivateZone",
  shown: { values: ({ inputs }) => [text(inputs, "privateZoneName")] },
};
