import { type Fields, items, text, texts } from "../../../values";
import { between, oneOf } from "../../property-checks";
import { isEverybody } from "../../whole-internet";
import type { GcpType } from "../gcp-type";
import { inProject, networkIdOf, selfLink } from "../names";
import { globalId } from "../resource-ids";
import { alreadyExists, autoname, computeName, creationTimestamp } from "./compute-resource";
import { networkExists, usesNetwork } from "./in-network";

/** Firewall rules. https://cloud.google.com/compute/docs/reference/rest/v1/firewalls */
export const firewall: GcpType = {
  token: "gcp:compute/firewall:Firewall",
  label: "Firewall",
  autoname,
  id: globalId("firewalls"),
  defaults: { priority: 1000 },
  computed: (question) => ({
    ...inProject(question),
    network: selfLink(networkIdOf(question)),
    creationTimestamp,
    direction: question.inputs.direction ?? "INGRESS",
    selfLink: selfLink(question.id),
  }),
  properties: { name: computeName, direction: oneOf(["INGRESS", "EGRESS"]), priority: between(0, 65_535) },
  refuses: { create: [networkExists] },
  unique: alreadyExists,
  uses: usesNetwork,
  shown: {
    partOf: "network",
    values: ({ inputs }) => [
      `${inputs.direction === "EGRESS" ? "out to" : "in from"} ${peers(inputs)} ${trafficOf(inputs)}`,
    ],
  },
  opens: ({ allows, direction, sourceRanges }) =>
    direction !== "EGRESS" && texts(sourceRanges).some(isEverybody)
      ? items(allows).map((rule) => `anybody at ${portsOf(rule)}`)
      : [],
  admits: ({ allows, direction, sourceRanges }) =>
    direction === "EGRESS" ? [] : items(allows).map((rule) => ({ to: portsOf(rule), from: texts(sourceRanges) })),
};

function peers({ destinationRanges, sourceRanges, sourceTags }: Fields): string {
  return [sourceRanges, destinationRanges, sourceTags].flatMap((list) => texts(list)).join(", ") || "anywhere";
}

function trafficOf(inputs: Fields): string {
  const denied = items(inputs.denies);
  return denied.length > 0 ? `denied ${denied.map(portsOf).join(", ")}` : items(inputs.allows).map(portsOf).join(", ");
}

/** Returns the protocol of a rule, with its ports if it names any. */
function portsOf(rule: Fields): string {
  const protocol = text(rule.protocol) ?? "unknown protocol";
  return protocol === "all" ? "any port" : [protocol, texts(rule.ports).join(",")].filter(Boolean).join(" ");
}
