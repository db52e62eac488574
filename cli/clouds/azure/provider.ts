import type { CloudProvider } from "../provider";
import { azureFunctions } from "./credentials";
import { faultMessage } from "./fault-message";
import { realisticId } from "./ids";
import { locationOf } from "./location";
import { refuses } from "./rules";
import { azureTypes } from "./types";

/** Azure as its provider shows it. */
export const azureProvider: CloudProvider = {
  plugin: "azure-native",
  version: "3.28.0",
  types: azureTypes,
  nameSuffix: { separator: "", digits: 8 },
  /* Where nothing else is said, a resource stands where the provider or its group does: `getDefaultLocation` of the provider. */
  common: ({ global }, { inputs, place }) => (global === true ? {} : { location: locationOf(inputs, place) }),
  /* `Update` of the provider, in a preview: provider/pkg/provider/provider.go */
  stableOutputs: ["id", "location", "name"],
  isSet: () => false,
  functions: azureFunctions,
  refuses,
  faultMessage,
  drawId: realisticId,
};
