import type { SimulatedResource, SimulatedState } from "../../../components/testing";
import { text } from "../../values";
import type { Cloud } from "../cloud";
import { agentPool, managedCluster } from "./containerservice";
import { subnet } from "./network";
import { azureProvider } from "./provider";
import { shortResourceId } from "./short-id";
import { azureFacts } from "./types";

const testPlace = { accountId: "00000000-1111-2222-3333-444444444444", region: "westeurope" };

/** Azure as plans show it and rehearsals simulate it. */
export const azure: Cloud = {
  name: "azure",
  prefix: "azure-native:",
  provider: azureProvider,
  types: azureFacts,
  regionKey: "azure-native:location",
  testPlace,
  unknownType,
  cluster: { kind: "aks", controlPlane: managedCluster.token, nodePool: agentPool.token },
  subnet: { token: subnet.token, range: (inputs) => text(inputs, "addressPrefix") },
  shortId: (id, provider) => shortResourceId(id, (subscription) => subscription === text(provider, "subscriptionId")),
};

/** Gives a resource of a type that is not simulated an id and a name. */
function unknownType({ type, name, inputs, id: knownId }: SimulatedResource): SimulatedState {
  const kind = type.split(":").slice(1).join("/");
  const id = knownId ?? `/subscriptions/${testPlace.accountId}/providers/${kind}/${name}`;
  return { id, state: { name, ...inputs } };
}
