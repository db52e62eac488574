import type { SimulatedResource, SimulatedState } from "../../../components/testing";
import { text } from "../../values";
import type { Cloud } from "../cloud";
import { factsFrom } from "../from-tables";
import { gcpProvider } from "./provider";
import { gcpReplacements } from "./replacements";
import { cluster } from "./shown/cluster";
import { data } from "./shown/data";
import { identity } from "./shown/identity";
import { network } from "./shown/network";
import { openings } from "./shown/openings";
import { shortResourceName } from "./shown/short-id";
import { gcpTypes } from "./types";

export { gcpProvider };

const place = { accountId: "keelson-test", region: "europe-west3" };

/** TRANSITIONAL doc */
export const gcp: Cloud = {
  name: "gcp",
  prefix: "gcp:",
  provider: gcpProvider,
  types: factsFrom(gcpTypes, {
    replacements: gcpReplacements,
    shown: { ...network, ...identity, ...cluster, ...data },
    openings,
    precious: [
      "gcp:compute/network:Network",
      "gcp:compute/subnetwork:Subnetwork",
      "gcp:container/cluster:Cluster",
      "gcp:container/nodePool:NodePool",
      "gcp:kms/cryptoKey:CryptoKey",
    ],
    tokenOf: (kind) => {
      const [prefix = "", module = "", name = ""] = kind.split(".");
      return `${prefix}:${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
    },
  }),
  testPlace: place,
  unknownType,
  cluster: {
    kind: "gke",
    controlPlane: "gcp:container/cluster:Cluster",
    nodePool: "gcp:container/nodePool:NodePool",
    upgradesNodePools: true,
  },
  subnet: { token: "gcp:compute/subnetwork:Subnetwork", range: (inputs) => text(inputs.ipCidrRange) },
  shortId: (id, { project }) => shortResourceName(id, (other) => other === text(project)),
};

/** It gets a name and an id. */
function unknownType({ name, inputs, id: knownId }: SimulatedResource): SimulatedState {
  const id = knownId ?? (typeof inputs.name === "string" ? inputs.name : name);
  return { id, state: { name: id, project: place.accountId, ...inputs } };
}
