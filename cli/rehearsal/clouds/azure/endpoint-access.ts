import type { AccountView, CloudResource } from "../../../clouds";
import { at, items, text, texts } from "../../../values";

const types = {
  network: "azure-native:network:VirtualNetwork",
  peering: "azure-native:network:VirtualNetworkPeering",
  group: "azure-native:network:NetworkSecurityGroup",
  subnet: "azure-native:network:Subnet",
  zone: "azure-native:privatedns:PrivateZone",
  link: "azure-native:privatedns:VirtualNetworkLink",
} as const;

type Account = Pick<AccountView, "resources">;

/**
 * Explains why a deployer outside the network cannot reach the API server. Azure's peerings are not transitive and have two halves, and a
 * private API server has a name in a private zone only.
 * https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview
 * https://learn.microsoft.com/azure/aks/private-clusters
 *
 * @returns undefined if it can
 */
export function noWayIn({ state }: CloudResource, account: Account): string | undefined {
  if (at(state, "apiServerAccessProfile", "enablePrivateCluster") !== true) {
    return undefined;
  }
  const subnetId =
    text(state, "apiServerAccessProfile", "subnetId") ?? text(items(state, "agentPoolProfiles")[0], "vnetSubnetID");
  const networkId = subnetId?.replace(/\/subnets\/[^/]+$/, "") ?? "";
  if (!has(account, types.network, networkId)) {
    /* The network existed before. How one gets in there is not simulated. */
    return undefined;
  }
  const outside = peeredNetworks(account, networkId).filter((id) => !has(account, types.network, id));
  if (outside.length === 0) {
    return `network ${nameOf(networkId)} of the API server has no peering with an outside network`;
  }
  return noName(state, account, outside) ?? closed(account, subnetId ?? "");
}

/** Lists the networks that a network is connected with in both directions. */
function peeredNetworks(account: Account, networkId: string): string[] {
  const halves = of(account, types.peering).map(({ id, state }) => ({
    from: id.replace(/\/virtualNetworkPeerings\/[^/]+$/, ""),
    to: text(state, "remoteVirtualNetwork", "id") ?? "",
    isOpen: state.allowVirtualNetworkAccess !== false,
  }));
  return halves
    .filter(({ from, isOpen }) => isOpen && isSame(from, networkId))
    .map(({ to }) => to)
    .filter((id) => halves.some(({ from, to, isOpen }) => isOpen && isSame(from, id) && isSame(to, networkId)));
}

/** Explains why no network outside resolves the API server's name. A zone that was created elsewhere may have been linked there. */
function noName(state: CloudResource["state"], account: Account, outside: readonly string[]): string | undefined {
  const zone = text(state, "apiServerAccessProfile", "privateDNSZone") ?? "system";
  if (zone.startsWith("/") && !has(account, types.zone, zone)) {
    return undefined;
  }
  const linked = of(account, types.link)
    .filter(({ id }) => id.toLowerCase().startsWith(`${zone.toLowerCase()}/`))
    .map(({ state: link }) => text(link, "virtualNetwork", "id") ?? "");
  return outside.some((id) => linked.some((other) => isSame(id, other)))
    ? undefined
    : `no outside network resolves the API server's name, because none is linked to the DNS zone (${zone.startsWith("/") ? nameOf(zone) : zone})`;
}

/** Explains why the security group of the API server's subnet admits no outside source. */
function closed(account: Account, subnetId: string): string | undefined {
  const subnet = of(account, types.subnet).find(({ id }) => isSame(id, subnetId));
  const range = text(subnet?.state, "addressPrefix");
  const groupId = text(subnet?.state, "networkSecurityGroup", "id") ?? "";
  const group = of(account, types.group).find(({ id }) => isSame(id, groupId));
  const own = new Set([range, ...of(account, types.subnet).map(({ state }) => text(state, "addressPrefix"))]);
  const rules = items(group?.state, "securityRules");
  const denies = rules.some(({ access, direction }) => access === "Deny" && direction === "Inbound");
  const admits = rules
    .filter(({ access, direction }) => access === "Allow" && direction === "Inbound")
    .filter((rule) => [text(rule, "destinationPortRange"), ...texts(rule, "destinationPortRanges")].includes("443"))
    .flatMap((rule) => [text(rule, "sourceAddressPrefix") ?? [], texts(rule, "sourceAddressPrefixes")].flat())
    .some((source) => /^\d/.test(source) && !own.has(source));
  return group === undefined || !denies || admits
    ? undefined
    : `security group ${nameOf(groupId)} admits no outside range to the API server`;
}

function of(account: Account, type: string): readonly CloudResource[] {
  return account.resources.filter((resource) => resource.type === type);
}

function has(account: Account, type: string, id: string): boolean {
  return of(account, type).some((resource) => isSame(resource.id, id));
}

/** Azure's ids ignore case. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
function isSame(id: string, other: string): boolean {
  return id.toLowerCase() === other.toLowerCase();
}

function nameOf(id: string): string {
  return id.split("/").at(-1) ?? id;
}
