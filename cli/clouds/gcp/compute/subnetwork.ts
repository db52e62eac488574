import { addressAt, parseRange } from "../../../../components/testing";
import { items, text } from "../../../values";
import { cidr } from "../../property-checks";
import type { GcpType } from "../gcp-type";
import { numberOf } from "../ids";
import { networkIdOf, selfLink } from "../names";
import { forceNew } from "../replaced-by";
import { regionalId } from "../resource-ids";
import { alreadyExists, autoname, computeName, creationTimestamp, regionalOutputs } from "./compute-resource";
import { networkExists, regionExists, usesNetwork } from "./in-network";
import { rangeRules } from "./subnetwork-ranges";

/** Subnetworks. https://cloud.google.com/compute/docs/reference/rest/v1/subnetworks */
export const subnetwork: GcpType = {
  token: "gcp:compute/subnetwork:Subnetwork",
  label: "Subnetwork",
  saysBefore: { delete: "Error when reading or editing Subnetwork: " },
  autoname,
  id: regionalId("subnetworks"),
  computed: (question) => {
    const { inputs } = question;
    const block = parseRange(text(inputs.ipCidrRange) ?? "");
    return {
      ...regionalOutputs(question),
      network: selfLink(networkIdOf(question)),
      creationTimestamp,
      gatewayAddress: block === undefined ? "" : addressAt(block, 1),
      privateIpGoogleAccess: inputs.privateIpGoogleAccess ?? false,
      purpose: inputs.purpose ?? "PRIVATE",
      stackType: inputs.stackType ?? "IPV4_ONLY",
      subnetworkId: numberOf(question),
      secondaryIpRanges: inputs.secondaryIpRanges ?? [],
    };
  },
  properties: { name: computeName, ipCidrRange: cidr },
  refuses: { create: [networkExists, regionExists, ...rangeRules], update: rangeRules },
  unique: alreadyExists,
  uses: usesNetwork,
  /* A range can grow but not shrink (`IsShrinkageIpCidr`). The new range alone does not tell which it does. */
  replacedBy: forceNew("compute/resource_compute_subnetwork.go", [
    "description",
    "externalIpv6Prefix",
    "internalIpv6Prefix",
    "name",
    "network",
    "params",
    "project",
    "region",
    "reservedInternalRange",
    "resolveSubnetMask",
  ]),
  precious: true,
  shown: {
    values: ({ inputs }) => [
      text(inputs.ipCidrRange) ?? "unknown range",
      ...items(inputs.secondaryIpRanges).map(
        ({ rangeName, ipCidrRange }) => `${text(rangeName) ?? "unknown"} ${text(ipCidrRange) ?? "unknown range"}`,
      ),
      inputs.logConfig === undefined ? undefined : "flow logs",
    ],
  },
};
