import type { RegisteredResource } from "../../../components/testing";
import { nameList } from "../../clouds";
import { shortName, shown } from "../descriptions";
import { apiServerLine, otherNetworks, privateServices } from "./network-ways";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

const networkType = /^(?:aws:ec2\/vpc:Vpc|gcp:compute\/network:Network|azure-native:network(?:\/\w+)?:VirtualNetwork)$/;
const subnetType =
  /^(?:aws:ec2\/subnet:Subnet|gcp:compute\/subnetwork:Subnetwork|azure-native:network(?:\/\w+)?:Subnet)$/;
const natType =
  /^(?:aws:ec2\/natGateway:NatGateway|gcp:compute\/routerNat:RouterNat|azure-native:network(?:\/\w+)?:NatGateway)$/;

/** Managed clusters of the clouds. */
export const clusterType =
  /^(?:aws:eks\/cluster:Cluster|gcp:container\/cluster:Cluster|azure-native:containerservice(?:\/\w+)?:ManagedCluster)$/;

/** Lists the networks that a program makes, their subnets, and the ways out of them: to the internet, to other networks and to services of the cloud; and how their clusters are reached. */
export function networkLines(made: readonly RegisteredResource[], byUrn: ByUrn): string[] {
  const line = (name: string, resource: RegisteredResource) =>
    [name, ...shown(resource, byUrn).values].filter((part) => part !== "").join(" · ");
  const names = (type: RegExp) =>
    nameList(made.filter((each) => type.test(each.type)).map((each) => shortName(each, byUrn)));
  const named = (title: string, list: string) => (list === "" ? [] : [`${title} ${list}`]);
  const others = otherNetworks(made);
  return [
    ...made.filter(({ type }) => networkType.test(type)).map((each) => line(each.name, each)),
    ...named("subnets", names(subnetType)),
    ...named("out to the internet by NAT", names(natType)),
    ...others.map(({ ranges, resource, way }) => {
      const leads = ranges.length === 0 ? [] : [`routes lead to ${ranges.join(", ")}`];
      return [line(way, resource), ...leads].join(" · ");
    }),
    ...privateServices(made, byUrn),
    ...made.filter(({ type }) => clusterType.test(type)).map((cluster) => apiServerLine(cluster, made, byUrn)),
  ];
}
