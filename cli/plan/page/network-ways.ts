import type { RegisteredResource } from "../../../components/testing";
import { nameList } from "../../clouds";
import { groupBy } from "../../group-by";
import { at, text } from "../../values";
import { shortName, shown } from "../descriptions";
import { partLines } from "../tree";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Inputs of a route of AWS that name another network, or the way to it. */
const targets = ["transitGatewayId", "vpcPeeringConnectionId", "vpnGatewayId", "gatewayId"] as const;

/** Ways to other networks, by the last part of their type. */
const ways: Readonly<Record<string, string>> = {
  VpcAttachment: "transit gateway",
  VpcPeeringConnection: "peering",
  NetworkPeering: "peering",
  VirtualNetworkPeering: "peering",
};

/** A way to another network, and the ranges that routes lead there. */
interface Way {
  readonly resource: RegisteredResource;
  readonly way: string;
  readonly ranges: readonly string[];
}

/** Lists the ways from a program's networks to others. */
export function otherNetworks(made: readonly RegisteredResource[]): Way[] {
  const routed = routedRanges(made);
  return made.flatMap((resource): Way[] => {
    const { inputs, propertyDependencies, type, urn } = resource;
    const way = ways[type.slice(type.lastIndexOf(":") + 1)];
    const target = propertyDependencies.transitGatewayId?.[0] ?? text(inputs, "transitGatewayId") ?? "";
    return way === undefined ? [] : [{ resource, way, ranges: routed.get(target) ?? routed.get(urn) ?? [] }];
  });
}

/** Returns the ranges that routes lead to another network, by the id of the way: a transit gateway, for instance. */
function routedRanges(made: readonly RegisteredResource[]): ReadonlyMap<string, readonly string[]> {
  const routes = made
    .filter(({ type }) => type === "aws:ec2/route:Route")
    .flatMap(({ inputs, propertyDependencies }) =>
      targets.flatMap((input) => {
        const way = propertyDependencies[input]?.[0] ?? text(inputs, input);
        const range = text(inputs, "destinationCidrBlock") ?? text(inputs, "destinationIpv6CidrBlock");
        return way === undefined || range === undefined ? [] : [{ way, range }];
      }),
    );
  return new Map(
    [...groupBy(routes, ({ way }) => way)].map(([way, all]) => [way, [...new Set(all.map(({ range }) => range))]]),
  );
}

/** Says how the API server of a cluster is reached: its endpoint, and the ranges that its own firewall lets in, with the ways to them. */
export function apiServerLine(cluster: RegisteredResource, made: readonly RegisteredResource[], byUrn: ByUrn): string {
  const own = shown(cluster, byUrn).values.filter((value) => /^(?:endpoint|API server) /.test(value));
  const inside = shown(cluster, byUrn).values.filter((value) => own.length > 0 && /^in [^ ]+$/.test(value));
  const guards = made.filter(
    ({ type, urn }) =>
      type === "aws:ec2/securityGroup:SecurityGroup" && cluster.propertyDependencies.vpcConfig?.includes(urn),
  );
  return [
    "API server",
    ...own.map((value) => value.replace(/^API server /, "")),
    ...inside,
    ...guards.flatMap((group) => partLines(group, made).map((line) => openLine(line, otherNetworks(made)))),
    ...(at(cluster.inputs, "vpcConfig", "endpointPublicAccess") === false
      ? ["the cluster's nodes reach it, the internet does not, so run pulumi up and kubectl in one of these networks"]
      : []),
  ].join(" · ");
}

/** Says whom a rule of a firewall lets in, and through what those in other networks come. */
function openLine(line: string, others: readonly Way[]): string {
  const said = line.split(" ").map((word) => {
    const way = others.find(({ ranges }) => ranges.includes(word));
    return way === undefined ? word : `${word} (through the ${way.way})`;
  });
  return said
    .join(" ")
    .replace(/^in from/, "open to")
    .replaceAll(/ tcp (?=\d)/g, " on TCP port ");
}

/** Lists the services of a cloud that a network reaches without the internet. */
export function privateServices(made: readonly RegisteredResource[], byUrn: ByUrn): string[] {
  const endpoints = made.filter(({ type }) => type === "aws:ec2/vpcEndpoint:VpcEndpoint");
  const byKind = groupBy(endpoints, ({ inputs }) => text(inputs, "vpcEndpointType") ?? "Gateway");
  const ofAws = [...byKind].map(([kind, all]) => {
    const services = all.map(({ inputs, name }) =>
      (text(inputs, "serviceName") ?? name).replace(/^com\.amazonaws\.[\w-]+\./, ""),
    );
    return `by ${kind.replace(/([a-z])(?=[A-Z])/g, "$1 ").toLowerCase()} endpoint: ${services.join(", ")}`;
  });
  const google = made.filter(
    ({ inputs, type }) => type === "gcp:compute/subnetwork:Subnetwork" && inputs.privateIpGoogleAccess === true,
  );
  const azure = made.filter(({ type }) => /^azure-native:network(?:\/\w+)?:PrivateEndpoint$/.test(type));
  const names = (all: readonly RegisteredResource[]) => nameList(all.map((each) => shortName(each, byUrn)));
  return [
    ...(ofAws.length === 0 ? [] : [`AWS services reached without the internet · ${ofAws.join(" · ")}`]),
    ...(google.length === 0 ? [] : [`Google's APIs without the internet · from subnets ${names(google)}`]),
    ...(azure.length === 0 ? [] : [`Private endpoints · ${names(azure)}`]),
  ];
}
