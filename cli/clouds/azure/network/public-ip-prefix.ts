import type { TypeFacts } from "../../contract";
import { said } from "../../shown";
import { zones } from "./zones";

/** Ranges of public IP addresses. https://learn.microsoft.com/rest/api/virtualnetwork/public-ip-prefixes */
export const publicIpPrefix: TypeFacts = {
  token: "azure-native:network:PublicIPPrefix",
  shown: { values: ({ inputs }) => [said("/", inputs.prefixLength)?.replace(" ", ""), zones(inputs)] },
};
