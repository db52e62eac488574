import type { RegisteredResource } from "../../../components/testing";
import { nameList } from "../../clouds";
import { groupBy } from "../../group-by";
import { text } from "../../values";
import { shortName, shown } from "../descriptions";
import { partLines } from "../tree";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Inputs of a route of AWS that name another network, or the way to it. */
const targets = ["transitGatewayId", "vpcPeeringConnectionId", "vpnGatewayId", "gatewayId"] as const;

/** Returns the ranges that routes lead to another network, by the id of the way: a transit gateway, for instance. */
export function routedRanges(made: readonly RegisteredResource[]): ReadonlyMap<string, readonly string[]> {
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

/** Says how the API server of a cluster is reached: its endpoint, and the ranges that its own firewall lets in. */
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
    ...guards.flatMap((group) => partLines(group, made).map((line) => line.replace(/^in from/, "open to"))),
  ].join(" · ");
}

/** Lists the services of a cloud that a network reaches without the internet. */
export function privateServices(made: readonly RegisteredResource[], byUrn: ByUrn): string[] {
  const endpoints = made.filter(({ type }) => type === "aws:ec2/vpcEndpoint:VpcEndpoint");
  const byKind = groupBy(endpoints, ({ inputs }) => text(inputs, "vpcEndpointType") ?? "Gateway");
  const ofAws = [...byKind].map(([kind, all]) => {
    const services = all.map(({ inputs, name }) =>
      (text(inputs, "serviceName") ?? name).replace(/^com\.amazonaws\.[\w-]+\./, ""),
    );
    return `${kind === "Interface" ? "with an address in the network" : `as ${kind.toLowerCase()}, by route table`}: ${services.join(", ")}`;
  });
  const google = made.filter(
    ({ inputs, type }) => type === "gcp:compute/subnetwork:Subnetwork" && inputs.privateIpGoogleAccess === true,
  );
  const azure = made.filter(({ type }) => /^azure-native:network(?:\/\w+)?:PrivateEndpoint$/.test(type));
  const names = (all: readonly RegisteredResource[]) => nameList(all.map((each) => shortName(each, byUrn)));
  return [
    ...(ofAws.length === 0 ? [] : [`VPC endpoints: AWS without the internet · ${ofAws.join(" · ")}`]),
    ...(google.length === 0 ? [] : [`Google's APIs without the internet · from subnets ${names(google)}`]),
    ...(azure.length === 0 ? [] : [`Private endpoints · ${names(azure)}`]),
  ];
}
