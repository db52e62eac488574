import type { CloudProvider } from "../provider";
import { getClientConfig } from "./authorization";
import { clusterCredentials } from "./containerservice";
import { isNew, placeIsThere, referencesExist, regionExists } from "./existence";
import { faultMessage } from "./fault-message";
import { realisticId } from "./ids";
import { locationOf } from "./location";
import { isUnlocked } from "./locks";
import { tagsAreAllowed } from "./tags";
import { azureTypes } from "./types";

/** Azure as Pulumi's provider shows it. */
export const azureProvider: CloudProvider = {
  plugin: "azure-native",
  version: "3.28.0",
  types: azureTypes,
  nameSuffix: { separator: "", digits: 8 },
  /* The provider adds a location to resources that name none: `getDefaultLocation`. */
  common: ({ global }, { inputs, place }) => (global === true ? {} : { location: locationOf(inputs, place) }),
  /* `Update` of the provider, in a preview: provider/pkg/provider/provider.go */
  stableOutputs: ["id", "location", "name"],
  isSet: () => false,
  functions: { ...clusterCredentials, ...getClientConfig },
  refuses: {
    create: [isNew, regionExists, placeIsThere, referencesExist, isUnlocked, tagsAreAllowed],
    update: [referencesExist, isUnlocked, tagsAreAllowed],
    delete: [isUnlocked],
  },
  faultMessage,
  drawId: realisticId,
};
