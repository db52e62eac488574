import { text } from "../../../values";
import { digest } from "../../ids";
import { oneOf } from "../../property-checks";
import type { GcpType } from "../gcp-type";
import { forceNew } from "../replaced-by";
import { regionalId } from "../resource-ids";
import { alreadyExists, autoname, computeName, creationTimestamp, regionalOutputs } from "./compute-resource";

/** Reserved addresses. https://cloud.google.com/compute/docs/reference/rest/v1/addresses */
export const address: GcpType = {
  token: "gcp:compute/address:Address",
  label: "Address",
  autoname,
  id: regionalId("addresses"),
  defaults: { addressType: "EXTERNAL" },
  computed: (question) => ({
    ...regionalOutputs(question),
    creationTimestamp,
    address: text(question.inputs.address) ?? publicAddress(question.name),
    networkTier: question.inputs.networkTier ?? "PREMIUM",
    users: [],
  }),
  properties: { name: computeName, addressType: oneOf(["INTERNAL", "EXTERNAL"]) },
  unique: alreadyExists,
  replacedBy: forceNew("compute/resource_compute_address.go", [
    "address",
    "addressType",
    "description",
    "ipCollection",
    "ipVersion",
    "ipv6EndpointType",
    "name",
    "network",
    "networkTier",
    "prefixLength",
    "project",
    "purpose",
    "region",
    "subnetwork",
  ]),
  shown: { values: ({ inputs }) => [text(inputs.addressType)?.toLowerCase()] },
};

/** Generates an address of 203.0.113.0/24, which RFC 5737 reserves for documentation, so nothing answers there. */
function publicAddress(name: string): string {
  return `203.0.113.${1 + (Number.parseInt(digest(name).slice(0, 8), 16) % 254)}`;
}
