import type { SimulatedResource, SimulatedState } from "../../../components/testing";
import { text } from "../../values";
import type { Cloud } from "../cloud";
import { factsFrom } from "../from-tables";
import { azureProvider } from "./provider";
import { azureReplacements } from "./replacements";
import { cluster } from "./shown/cluster";
import { data } from "./shown/data";
import { identity } from "./shown/identity";
import { network } from "./shown/network";
import { openings } from "./shown/openings";
import { shortResourceId } from "./shown/short-id";
import { azureTypes } from "./types";

export { azureProvider };

const place = {
  accountId: "00000000-1111-2222-3333-444444444444",
  region: "westeurope",
};

/** TRANSITIONAL doc */
export const azure: Cloud = {
  name: "azure",
  prefix: "azure-native:",
  provider: azureProvider,
  types: factsFrom(azureTypes, {
    replacements: azureReplacements,
    shown: { ...network, ...identity, ...cluster, ...data },
    openings,
    precious: [
      "azure-native:compute:DiskEncryptionSet",
      "azure-native:containerservice:AgentPool",
      "azure-native:containerservice:ManagedCluster",
      "azure-native:keyvault:Key",
      "azure-native:keyvault:Vault",
      "azure-native:network:Subnet",
      "azure-native:network:VirtualNetwork",
      "azure-native:operationalinsights:Workspace",
      "azure-native:resources:ResourceGroup",
    ],
    tokenOf: (kind) => kind.replaceAll(".", ":"),
  }),
  testPlace: place,
  unknownType,
  cluster: {
    kind: "aks",
    controlPlane: "azure-native:containerservice:ManagedCluster",
    nodePool: "azure-native:containerservice:AgentPool",
  },
  subnet: { token: "azure-native:network:Subnet", range: (inputs) => text(inputs.addressPrefix) },
  shortId: (id, provider) => shortResourceId(id, (subscription) => subscription === text(provider.subscriptionId)),
};

/** It gets an id and a name. */
function unknownType({ type, name, inputs, id: knownId }: SimulatedResource): SimulatedState {
  const kind = type.split(":").slice(1).join("/");
  const id = knownId ?? `/subscriptions/${place.accountId}/providers/${kind}/${name}`;
  return { id, state: { name, ...inputs } };
}
