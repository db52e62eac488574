import { overlap, parseRange, type Range } from "../../../../components/testing";
import type { AccountView, CloudResource } from "../../../clouds";
import { at, text, texts } from "../../../values";

type Account = Pick<AccountView, "resources">;

const httpsPort = 443;

/**
 * Explains why a deployer outside the network cannot reach the API server.
 * https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
 *
 * @returns undefined if it can, or if the network was there before, because the way into such a network is not simulated
 */
export function noWayIn(cluster: CloudResource, account: Account): string | undefined {
  const { state, id } = cluster;
  if (at(state, "vpcConfig", "endpointPublicAccess") === true) {
    return texts(state, "vpcConfig", "publicAccessCidrs").length === 0
      ? `the public endpoint of ${id} admits no address`
      : undefined;
  }
  const subnets = texts(state, "vpcConfig", "subnetIds").map((subnetId) =>
    find(account, "ec2/subnet:Subnet", subnetId),
  );
  if (subnets.includes(undefined)) {
    return undefined;
  }
  const allowed = allowedRanges(cluster, account);
  const blocked = subnets.find((subnet) => subnet && !isReached(subnet, allowed, account));
  return (
    blocked &&
    `the endpoint of ${id} is private, and ${blocked.name} has no route to an address that the security groups admit (${allowed.map(({ text: range }) => range).join(", ") || "nobody"})`
  );
}

/** Lists the ranges that the cluster's security groups let in on HTTPS. */
function allowedRanges({ state }: CloudResource, account: Account): { readonly text: string; readonly range: Range }[] {
  const groups = texts(state, "vpcConfig", "securityGroupIds");
  return all(account, "vpc/securityGroupIngressRule:SecurityGroupIngressRule")
    .filter((rule) => groups.includes(text(rule.state, "securityGroupId") ?? "") && isForHttps(rule))
    .flatMap((rule) => {
      const cidr = text(rule.state, "cidrIpv4") ?? "";
      const range = parseRange(cidr);
      return range === undefined ? [] : [{ text: cidr, range }];
    });
}

function isForHttps({ state: { ipProtocol, fromPort, toPort } }: CloudResource): boolean {
  const isTcp = ipProtocol === "tcp" && Number(fromPort) <= httpsPort && Number(toPort) >= httpsPort;
  return isTcp || ipProtocol === "-1";
}

/** Reports whether a subnet's routes lead back to a source that is admitted. */
function isReached(subnet: CloudResource, allowed: readonly { readonly range: Range }[], account: Account): boolean {
  const associations = all(account, "ec2/routeTableAssociation:RouteTableAssociation").filter(
    ({ state }) => state.subnetId === subnet.id,
  );
  const tables = new Set(associations.map(({ state }) => state.routeTableId));
  return all(account, "ec2/route:Route").some((route) => {
    const destination = parseRange(text(route.state, "destinationCidrBlock") ?? "");
    return (
      destination !== undefined &&
      tables.has(route.state.routeTableId) &&
      leadsOut(route, subnet, account) &&
      allowed.some(({ range }) => overlap(destination, range))
    );
  });
}

/** Reports whether a route goes to an attached transit gateway, or to a network that has accepted the connection. */
function leadsOut({ state }: CloudResource, subnet: CloudResource, account: Account): boolean {
  const { transitGatewayId, vpcPeeringConnectionId } = state;
  const { vpcId } = subnet.state;
  return (
    all(account, "ec2transitgateway/vpcAttachment:VpcAttachment").some(
      (attachment) => attachment.state.transitGatewayId === transitGatewayId && attachment.state.vpcId === vpcId,
    ) ||
    all(account, "ec2/vpcPeeringConnection:VpcPeeringConnection").some(
      (connection) => connection.id === vpcPeeringConnectionId && connection.state.acceptStatus === "active",
    )
  );
}

function find(account: Account, type: string, id: string): CloudResource | undefined {
  return all(account, type).find((resource) => resource.id === id);
}

function all({ resources }: Account, type: string): CloudResource[] {
  return resources.filter((resource) => resource.type === `aws:${type}`);
}
