import type { SimulatedResource, SimulatedState } from "../../../components/testing";
import { text } from "../../values";
import type { Cloud } from "../cloud";
import { subnetwork } from "./compute";
import { cluster, nodePool } from "./container";
import { gcpProvider } from "./provider";
import { shortResourceName } from "./short-names";
import { gcpFacts } from "./types";

const testPlace = { accountId: "keelson-test", region: "europe-west3" };

/** Google Cloud as plans show it and rehearsals simulate it. */
export const gcp: Cloud = {
  name: "gcp",
  prefix: "gcp:",
  provider: gcpProvider,
  types: gcpFacts,
  regionKey: "gcp:region",
  testPlace,
  unknownType,
  cluster: { kind: "gke", controlPlane: cluster.token, nodePool: nodePool.token, upgradesNodePools: true },
  subnet: { token: subnetwork.token, range: (inputs) => text(inputs.ipCidrRange) },
  shortId: (id, { project }) => shortResourceName(id, (other) => other === text(project)),
};

/** Gives a resource a name and an id. */
function unknownType({ name, inputs, id: knownId }: SimulatedResource): SimulatedState {
  const id = knownId ?? text(inputs.name) ?? name;
  return { id, state: { name: id, project: testPlace.accountId, ...inputs } };
}
