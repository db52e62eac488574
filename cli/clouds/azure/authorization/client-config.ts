import type { CloudProvider } from "../../provider";
import { tenantOf } from "../ids";

/** The provider's function that returns the identity of the deployer. */
export const getClientConfig: CloudProvider["functions"] = {
  "azure-native:authorization:getClientConfig": (_, place) => ({
    clientId: place.newId("client", "deployer"),
    objectId: place.newId("principal", "deployer"),
    subscriptionId: place.accountId,
    tenantId: tenantOf(place),
  }),
};
