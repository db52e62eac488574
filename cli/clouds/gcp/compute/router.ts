import type { GcpType } from "../gcp-type";
import { networkIdOf, selfLink } from "../names";
import { forceNew } from "../replaced-by";
import { regionalId } from "../resource-ids";
import { alreadyExists, autoname, computeName, creationTimestamp, regionalOutputs } from "./compute-resource";
import { networkExists, regionExists, usesNetwork } from "./in-network";

/** Cloud Routers. https://cloud.google.com/compute/docs/reference/rest/v1/routers */
export const router: GcpType = {
  token: "gcp:compute/router:Router",
  label: "Router",
  autoname,
  id: regionalId("routers"),
  computed: (question) => ({
    ...regionalOutputs(question),
    network: selfLink(networkIdOf(question)),
    creationTimestamp,
  }),
  properties: { name: computeName },
  refuses: { create: [networkExists, regionExists] },
  unique: alreadyExists,
  uses: usesNetwork,
  replacedBy: forceNew("compute/resource_compute_router.go", [
    "encryptedInterconnectRouter",
    "name",
    "nccGateway",
    "network",
    "params",
    "project",
    "region",
  ]),
  shown: { partOf: "network", values: () => [] },
};
