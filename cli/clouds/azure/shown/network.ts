import { at, type Fields, items, text, texts } from "../../../values";
import { nameList } from "../../name-list";
import { type ShownTypes, type Subject, said } from "../../shown";

/** What is shown of the network. */
export const network: ShownTypes = {
  "azure-native.network.VirtualNetwork": {
    values: ({ inputs }) => [texts(at(inputs, "addressSpace", "addressPrefixes")).join(", ")],
  },
  "azure-native.network.Subnet": {
    values: (subject) => [
      text(subject.inputs.addressPrefix) ?? "unknown range",
      said("out by", subject.named("natGateway.id", "azure-native.network.NatGateway")),
      said("routed by", subject.named("routeTable.id", "azure-native.network.RouteTable")),
      said("behind", subject.named("networkSecurityGroup.id", "azure-native.network.NetworkSecurityGroup")),
      said("for", delegated(subject.inputs)),
      said(
        "endpoints",
        items(subject.inputs.serviceEndpoints)
          .flatMap(({ service }) => text(service) ?? [])
          .join(", "),
      ),
    ],
    alarms: ({ inputs }) => [
      inputs.defaultOutboundAccess === false ? undefined : "machines in it have a way out that nobody asked for",
      inputs.networkSecurityGroup === undefined ? "no security group" : undefined,
    ],
  },
  "azure-native.network.PublicIPAddress": { values: ({ inputs }) => [zones(inputs)] },
  "azure-native.network.PublicIPPrefix": {
    values: ({ inputs }) => [said("/", inputs.prefixLength)?.replace(" ", ""), zones(inputs)],
  },
  "azure-native.network.NatGateway": {
    partOf: "publicIpAddresses",
    lead: "NAT gateway",
    values: ({ name, inputs }) => [name, zones(inputs)],
  },
  "azure-native.network.NetworkSecurityGroup": {
    values: ({ inputs }) => items(inputs.securityRules).map(rule),
  },
  "azure-native.network.RouteTable": {
    values: ({ inputs }) =>
      items(inputs.routes).map((route) =>
        [text(route.addressPrefix) ?? "unknown range", text(route.nextHopIpAddress) ?? text(route.nextHopType)].join(
          " → ",
        ),
      ),
  },
  "azure-native.network.PrivateEndpoint": {
    values: (subject) => [said("in", subject.named("subnet.id"))],
  },
  "azure-native.privatedns.VirtualNetworkLink": {
    partOf: "privateZoneName",
    lead: "for",
    values: ({ named }) => [named("virtualNetwork.id")],
  },
  "azure-native.privatedns.PrivateZone": { values: ({ inputs }) => [text(inputs.privateZoneName)] },
};

/** Whom a rule of a security group is about. */
export function sourcesOf(rule: Fields): string[] {
  return [text(rule.sourceAddressPrefix) ?? "", ...texts(rule.sourceAddressPrefixes)].filter((one) => one !== "");
}

/** The ports that a rule of a security group is about. */
export function portsOf(rule: Fields): string {
  const ports = [text(rule.destinationPortRange) ?? "", ...texts(rule.destinationPortRanges)].filter(Boolean);
  return ports.includes("*") || ports.length === 0 ? "any port" : ports.join(",");
}

function rule(fields: Fields): string {
  const way = fields.direction === "Outbound" ? "out to" : "in from";
  const whom = sourcesOf(fields).join(", ") || "anybody";
  return `${fields.access === "Deny" ? "not " : ""}${way} ${whom === "*" ? "anybody" : whom} ${portsOf(fields)}`;
}

function delegated({ delegations }: Fields): string {
  return items(delegations)
    .flatMap(({ serviceName }) => text(serviceName) ?? [])
    .join(", ");
}

function zones(inputs: Subject["inputs"]): string | undefined {
  const all = texts(inputs.zones);
  return all.length === 0 ? undefined : `zones ${nameList(all)}`;
}
