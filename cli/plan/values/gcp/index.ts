import type { ShownCloud } from "../cloud/subject";
import { text } from "../read";
import { cluster } from "./cluster";
import { data } from "./data";
import { identity } from "./identity";
import { network } from "./network";
import { openings } from "./openings";
import { shortResourceName } from "./short-id";

/** How Google Cloud is shown. */
export const gcp: ShownCloud = {
  prefix: "gcp:",
  types: { ...network, ...identity, ...cluster, ...data },
  openings,
  subnet: { kind: "gcp.compute.Subnetwork", range: (inputs) => text(inputs.ipCidrRange) },
  shortId: (id, { project }) => shortResourceName(id, (other) => other === text(project)),
};
