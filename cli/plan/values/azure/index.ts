import type { ShownCloud } from "../cloud/subject";
import { text } from "../read";
import { cluster } from "./cluster";
import { data } from "./data";
import { identity } from "./identity";
import { network } from "./network";
import { openings } from "./openings";
import { shortResourceId } from "./short-id";

/** How Azure is shown. */
export const azure: ShownCloud = {
  prefix: "azure-native:",
  types: { ...network, ...identity, ...cluster, ...data },
  openings,
  subnet: { kind: "azure-native.network.Subnet", range: (inputs) => text(inputs.addressPrefix) },
  shortId: (id, provider) => shortResourceId(id, (subscription) => subscription === text(provider.subscriptionId)),
};
