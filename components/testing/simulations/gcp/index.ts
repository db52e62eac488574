import type { CloudPlace } from "../cloud/cloud-type";
import { readableId } from "../cloud/ids";
import { programSimulation } from "../cloud/program-simulation";
import type { ResourceSimulation, SimulateCall, SimulatedResource, SimulatedState } from "../simulation";
import { gcpProvider } from "./provider";

export { gcpProvider };

const place: Pick<CloudPlace, "accountId" | "region"> = { accountId: "keelson-test", region: "europe-west3" };

/** How Google Cloud answers in tests of programs. */
export const gcp: Readonly<Record<string, ResourceSimulation>> = {
  "gcp:": programSimulation(gcpProvider, { ...place, unknownType }),
};

/** How functions of its provider answer there. */
export const gcpCalls: Readonly<Record<string, SimulateCall>> = {
  "gcp:": (token, inputs) => gcpProvider.functions?.[token]?.(inputs, { ...place, newId: readableId }),
};

/** It gets a name and an id. */
function unknownType({ name, inputs, id: knownId }: SimulatedResource): SimulatedState {
  const id = knownId ?? (typeof inputs.name === "string" ? inputs.name : name);
  return { id, state: { name: id, project: place.accountId, ...inputs } };
}
