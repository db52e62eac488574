import { at, type Fields, items, text, texts } from "../../../values";
import { type ShownTypes, said } from "../../shown";

/** What is shown of the network. */
export const network: ShownTypes = {
  "gcp.compute.Network": {
    values: ({ inputs }) => [inputs.autoCreateSubnetworks === false ? undefined : "subnetworks in every region"],
  },
  "gcp.compute.Subnetwork": {
    values: ({ inputs }) => [
      text(inputs.ipCidrRange) ?? "unknown range",
      ...items(inputs.secondaryIpRanges).map(
        ({ rangeName, ipCidrRange }) => `${text(rangeName) ?? "unknown"} ${text(ipCidrRange) ?? "unknown range"}`,
      ),
      inputs.logConfig === undefined ? undefined : "flow logs",
    ],
  },
  "gcp.compute.Router": { partOf: "network", values: () => [] },
  "gcp.compute.RouterNat": {
    partOf: "router",
    lead: "NAT",
    values: ({ named }) => [
      said("for", named("subnetworks", "gcp.compute.Subnetwork")) ?? "for all subnetworks",
      said("from", named("natIps")),
    ],
  },
  "gcp.compute.Address": { values: ({ inputs }) => [text(inputs.addressType)?.toLowerCase()] },
  "gcp.compute.Firewall": {
    partOf: "network",
    values: ({ inputs }) => [
      `${inputs.direction === "EGRESS" ? "out to" : "in from"} ${peers(inputs)} ${whatOf(inputs)}`,
    ],
  },
};

function peers(inputs: Fields): string {
  const all = [...texts(inputs.sourceRanges), ...texts(inputs.destinationRanges), ...texts(inputs.sourceTags)];
  return all.length === 0 ? "anywhere" : all.join(", ");
}

function whatOf(inputs: Fields): string {
  const denied = items(inputs.denies);
  const rules = (denied.length > 0 ? denied : items(inputs.allows)).map(portsOf).join(", ");
  return denied.length > 0 ? `denied ${rules}` : rules;
}

/** What a rule is for: a protocol, and ports where it names any. */
export function portsOf(rule: Fields): string {
  const protocol = text(at(rule, "protocol")) ?? "unknown protocol";
  const ports = texts(rule.ports);
  return protocol === "all" ? "any port" : [protocol, ports.join(",")].filter(Boolean).join(" ");
}
