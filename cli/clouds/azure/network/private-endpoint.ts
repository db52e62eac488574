import type { TypeFacts } from "../../contract";
import { said } from "../../shown";

/** Private endpoints of services. https://learn.microsoft.com/rest/api/virtualnetwork/private-endpoints */
export const privateEndpoint: TypeFacts = {
  token: "azure-native:network:PrivateEndpoint",
  shown: { values: ({ named }) => [said("in", named("subnet.id"))] },
};
