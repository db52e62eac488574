import type { CloudPlace } from "../cloud/cloud-type";
import { programSimulation } from "../cloud/program-simulation";
import type { ResourceSimulation, SimulateCall, SimulatedResource, SimulatedState } from "../simulation";
import { realisticId } from "./ids";
import { azureProvider } from "./provider";

export { azureProvider };

const place: Pick<CloudPlace, "accountId" | "region"> = {
  accountId: "00000000-1111-2222-3333-444444444444",
  region: "westeurope",
};

/** How Azure answers in tests of programs. */
export const azure: Readonly<Record<string, ResourceSimulation>> = {
  "azure-native:": programSimulation(azureProvider, { ...place, unknownType }),
};

/** What the provider's functions answer in tests of programs. */
export const azureCalls: Readonly<Record<string, SimulateCall>> = {
  "azure-native:": (token, inputs) => azureProvider.functions?.[token]?.(inputs, { ...place, newId: realisticId }),
};

/** It gets an id and a name. */
function unknownType({ type, name, inputs, id: knownId }: SimulatedResource): SimulatedState {
  const kind = type.split(":").slice(1).join("/");
  const id = knownId ?? `/subscriptions/${place.accountId}/providers/${kind}/${name}`;
  return { id, state: { name, ...inputs } };
}
