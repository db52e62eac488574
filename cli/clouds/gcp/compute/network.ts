import { between, oneOf } from "../../property-checks";
import type { GcpType } from "../gcp-type";
import { numberOf } from "../ids";
import { inProject, selfLink } from "../names";
import { forceNew } from "../replaced-by";
import { globalId } from "../resource-ids";
import { alreadyExists, autoname, computeName } from "./compute-resource";

/** Networks. https://cloud.google.com/compute/docs/reference/rest/v1/networks */
export const network: GcpType = {
  token: "gcp:compute/network:Network",
  label: "Network",
  saysBefore: { delete: "Error waiting for Deleting Network: " },
  autoname,
  id: globalId("networks"),
  defaults: { autoCreateSubnetworks: true, networkFirewallPolicyEnforcementOrder: "AFTER_CLASSIC_FIREWALL" },
  computed: (question) => ({
    ...inProject(question),
    mtu: question.inputs.mtu ?? 1460,
    routingMode: question.inputs.routingMode ?? "REGIONAL",
    gatewayIpv4: "",
    networkId: String(numberOf(question)),
    numericId: String(numberOf(question)),
    selfLink: selfLink(question.id),
  }),
  properties: { name: computeName, mtu: between(1300, 8896), routingMode: oneOf(["REGIONAL", "GLOBAL"]) },
  unique: alreadyExists,
  replacedBy: forceNew("compute/resource_compute_network.go", [
    "autoCreateSubnetworks",
    "description",
    "internalIpv6Range",
    "name",
    "networkProfile",
    "params",
    "project",
  ]),
  precious: true,
  shown: {
    values: ({ inputs }) => [inputs.autoCreateSubnetworks === false ? undefined : "subnetworks in every region"],
  },
};
