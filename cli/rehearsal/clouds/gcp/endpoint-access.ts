import { contains, parseRange } from "../../../../components/testing";
import type { AccountView, CloudResource } from "../../../clouds";
import { at, type Fields, items, text } from "../../../values";

const networkType = "gcp:compute/network:Network";
/** Ranges without a route from the internet: RFC 1918, and the shared address space that Google treats likewise. */
const privateSpaces = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].flatMap(
  (cidr) => parseRange(cidr) ?? [],
);

/**
 * Explains why a deployer outside the network cannot reach the API server. The private endpoint is an endpoint of Private Service Connect,
 * which peered networks do not reach. A network that existed before the run may have a way in that the account does not show; others have
 * none.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation
 * https://cloud.google.com/vpc/docs/about-accessing-vpc-hosted-services-endpoints
 *
 * @returns undefined if it can
 */
export function noWayIn(cluster: CloudResource, account: Pick<AccountView, "resources">): string | undefined {
  const { state } = cluster;
  if (answersByName(state) || answersInternet(state)) {
    return undefined;
  }
  const endpoint = `cluster ${cluster.id} answers only at its private endpoint`;
  if (isMade(state, account)) {
    return `${endpoint}, in a network that this run created; the network has no VPN and no runner, and peerings do not reach Private Service Connect`;
  }
  return authorized(state).some(isPrivate) ? undefined : `${endpoint}, and no private range may reach it`;
}

function answersByName(state: Fields): boolean {
  return at(state, "controlPlaneEndpointsConfig", "dnsEndpointConfig", "allowExternalTraffic") === true;
}

/** Reports whether the public endpoint is on and admits a public address. */
function answersInternet(state: Fields): boolean {
  const isOff = at(state, "privateClusterConfig", "enablePrivateEndpoint") === true;
  const ipIsOff = at(state, "controlPlaneEndpointsConfig", "ipEndpointsConfig", "enabled") === false;
  const isOpen = state.masterAuthorizedNetworksConfig === undefined;
  return !isOff && !ipIsOff && (isOpen || authorized(state).some((cidr) => !isPrivate(cidr)));
}

function authorized(state: Fields): string[] {
  return items(state, "masterAuthorizedNetworksConfig", "cidrBlocks").flatMap(({ cidrBlock }) => text(cidrBlock) ?? []);
}

function isPrivate(cidr: string): boolean {
  const range = parseRange(cidr);
  return range !== undefined && privateSpaces.some((space) => contains(space, range));
}

/** Reports whether the cluster's network is in the account, which means that this run created it. */
function isMade({ network }: Fields, { resources }: Pick<AccountView, "resources">): boolean {
  const reference = text(network) ?? "";
  return resources.some(({ type, id }) => type === networkType && (id === reference || reference.endsWith(`/${id}`)));
}
