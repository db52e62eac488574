import { at, type Fields, items, text, texts } from "../../../values";
import type { TypeFacts } from "../../contract";
import { isEverybody } from "../../everybody";
import { hasPublicName, publicRanges } from "./cluster";
import { portsOf } from "./network";
import { shortRole } from "./short-id";

/** By kind, what can be reached from the internet. */
export const openings: Readonly<Record<string, TypeFacts["opens"] & {}>> = {
  "gcp.container.Cluster": (inputs) => {
    const ranges = publicRanges(inputs);
    return [
      ...(ranges.length === 0 ? [] : [`its API server for ${ranges.join(", ")}`]),
      ...(hasPublicName(inputs) ? ["its API server by name, for whomever IAM lets in"] : []),
    ];
  },
  "gcp.container.NodePool": (inputs) =>
    at(inputs, "networkConfig", "enablePrivateNodes") === false ? ["public addresses for nodes"] : [],
  "gcp.compute.Firewall": ({ allows, direction, sourceRanges }) =>
    direction !== "EGRESS" && texts(sourceRanges).some(isEverybody)
      ? items(allows).map((rule) => `anybody at ${portsOf(rule)}`)
      : [],
  "gcp.compute.GlobalForwardingRule": ({ loadBalancingScheme }) =>
    loadBalancingScheme === "INTERNAL_MANAGED" ? [] : ["an internet-facing load balancer"],
  "gcp.projects.IAMMember": forAnyone,
  "gcp.storage.BucketIAMMember": forAnyone,
};

function forAnyone({ member, role }: Fields): string[] {
  const isAnyone = member === "allUsers" || member === "allAuthenticatedUsers";
  return isAnyone ? [`anybody has ${shortRole(text(role) ?? "unknown role")}`] : [];
}
