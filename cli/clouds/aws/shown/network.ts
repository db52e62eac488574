import { type Fields, items, text, texts } from "../../../values";
import { type ShownTypes, type Subject, said } from "../../shown";

/** What is shown of the network. */
export const network: ShownTypes = {
  "aws.ec2.Vpc": {
    values: ({ inputs }) => [
      text(inputs.cidrBlock),
      text(inputs.ipv6CidrBlock),
      inputs.assignGeneratedIpv6CidrBlock === true ? "IPv6" : undefined,
    ],
  },
  "aws.ec2.Subnet": {
    values: (subject) => [subnet(subject)],
  },
  "aws.ec2.InternetGateway": { partOf: "vpcId", values: () => [] },
  "aws.ec2.EgressOnlyInternetGateway": { partOf: "vpcId", values: () => [] },
  "aws.ec2.Eip": { values: () => [] },
  "aws.ec2.NatGateway": {
    partOf: "allocationId",
    lead: "NAT gateway",
    values: ({ inputs, named }) => [
      inputs.connectivityType === "private" ? "private" : undefined,
      said("in", named("subnetId")),
    ],
  },
  "aws.ec2.RouteTable": { values: () => [] },
  "aws.ec2.Route": { partOf: "routeTableId", values: (subject) => [route(subject)] },
  "aws.ec2.RouteTableAssociation": {
    partOf: "routeTableId",
    lead: "for",
    values: ({ named }) => [named("subnetId") ?? named("gatewayId")],
  },
  "aws.ec2.VpcEndpoint": {
    title: ({ inputs }) => text(inputs.serviceName)?.replace(/^(?:com|cn\.com)\.amazonaws\.[^.]+\./, ""),
    values: ({ inputs, named }) => [
      text(inputs.vpcEndpointType)?.toLowerCase() ?? "gateway",
      said("in", named("subnetIds")),
      said("for", named("routeTableIds")),
      said("behind", named("securityGroupIds")),
    ],
  },
  "aws.ec2.DefaultSecurityGroup": {
    partOf: "vpcId",
    lead: "default security group",
    values: ({ inputs }) => (isClosed(inputs) ? ["lets nothing through"] : []),
    alarms: ({ inputs }) => [isClosed(inputs) ? undefined : "the VPC's default security group lets traffic through"],
  },
  "aws.ec2.SecurityGroup": {
    values: ({ inputs }) => [
      ...items(inputs.ingress).map((rule) => `in ${inlineRule(rule)}`),
      ...items(inputs.egress).map((rule) => `out ${inlineRule(rule)}`),
    ],
  },
  "aws.ec2.FlowLog": {
    partOf: "vpcId",
    lead: "logs",
    values: ({ inputs, named }) => [
      `${text(inputs.trafficType)?.toLowerCase() ?? "unknown"} traffic into ${named("logDestination") ?? "unknown"}`,
    ],
  },
  "aws.vpc.SecurityGroupIngressRule": { partOf: "securityGroupId", lead: "in from", values: (rule) => [peer(rule)] },
  "aws.vpc.SecurityGroupEgressRule": { partOf: "securityGroupId", lead: "out to", values: (rule) => [peer(rule)] },
};

function isClosed({ ingress, egress }: Fields): boolean {
  return items(ingress).length === 0 && items(egress).length === 0;
}

/** The zone is said where the subnet's name does not end with its letter. */
function subnet({ name, inputs }: Subject): string {
  const zone = text(inputs.availabilityZone);
  const letter = /^[a-z]+(?:-[a-z]+)+-\d([a-z])$/.exec(zone ?? "")?.[1];
  const isInName = letter !== undefined && name.endsWith(`-${letter}`);
  const range = text(inputs.cidrBlock) ?? text(inputs.ipv6CidrBlock) ?? "unknown range";
  return zone === undefined || isInName ? range : `${range} in ${zone}`;
}

/** The kinds of next hop that a route can have, by the input that names them. */
const hops = {
  gatewayId: "gateway",
  natGatewayId: "NAT",
  egressOnlyGatewayId: "egress-only gateway",
  transitGatewayId: "transit gateway",
  vpcPeeringConnectionId: "peering",
  vpcEndpointId: "endpoint",
  networkInterfaceId: "interface",
} as const;

function route({ inputs, named }: Subject): string {
  const destination =
    text(inputs.destinationCidrBlock) ?? text(inputs.destinationIpv6CidrBlock) ?? text(inputs.destinationPrefixListId);
  const hop = Object.entries(hops).find(([input]) => inputs[input] !== undefined);
  const to = hop === undefined ? "nowhere" : `${hop[1]} ${named(hop[0]) ?? "unknown"}`;
  return `${destination ?? "unknown range"} → ${to}`;
}

function peer({ inputs, named }: Subject): string {
  const who =
    text(inputs.cidrIpv4) ??
    text(inputs.cidrIpv6) ??
    named("referencedSecurityGroupId") ??
    text(inputs.prefixListId) ??
    "unknown peers";
  return `${who} ${ports(inputs)}`;
}

function inlineRule(rule: Fields): string {
  const peers = [...texts(rule.cidrBlocks), ...texts(rule.ipv6CidrBlocks), ...texts(rule.securityGroups)];
  const who = peers.length === 0 ? (rule.self === true ? "itself" : "unknown peers") : peers.join(", ");
  return `${who} ${ports({ ...rule, ipProtocol: rule.protocol })}`;
}

function ports({ ipProtocol, fromPort, toPort }: Fields): string {
  if (ipProtocol === "-1") {
    return "any port";
  }
  const [from, to] = [text(fromPort), text(toPort)];
  const range = from === to || to === undefined ? from : `${from ?? ""}-${to}`;
  return `${text(ipProtocol) ?? "unknown protocol"} ${range ?? "any port"}`;
}
