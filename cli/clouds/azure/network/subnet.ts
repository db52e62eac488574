import { contains, overlap, parseRange, type Range } from "../../../../components/testing";
import { items, text, texts } from "../../../values";
import { all, byId } from "../../account";
import type { CloudAccount, CloudFault, CloudRule } from "../../contract";
import { said } from "../../shown";
import { azureType } from "../azure-type";
import { idOf } from "../existence";
import { anotherOperation, networkMilliseconds, oneChangeOfNetwork } from "../ongoing";
import { nameOfId, parentOf } from "../resource-ids";
import { invalidPrefix } from "./address-prefixes";
import { etag } from "./etag";
import { subnetInUse } from "./interfaces";
import { nameIsValid } from "./names";
import { virtualNetwork } from "./virtual-network";

/** The longest prefix: Azure keeps five addresses of each subnet. https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const longestPrefix = 29;

/** Refuses a range that is too small, outside of the network, or over a sibling's. */
const prefixFits: CloudRule = (call, account) => {
  const prefix = text(call.inputs, "addressPrefix");
  if (prefix === undefined) {
    return undefined;
  }
  const id = idOf(call, account);
  const block = parseRange(prefix);
  if (block === undefined) {
    return invalidPrefix(prefix);
  }
  if (block.prefix > longestPrefix) {
    const message = `Subnet '${nameOfId(id)}' is not valid in virtual network '${text(call.inputs, "virtualNetworkName") ?? ""}'.`;
    return { code: "NetcfgInvalidSubnet", message };
  }
  return placeFault(id, block, account);
};

function placeFault(id: string, block: Range, account: CloudAccount): CloudFault | undefined {
  const networkId = parentOf(id) ?? "";
  const where = `virtual network '${nameOfId(networkId)}'`;
  const invalid = `Subnet '${nameOfId(id)}' is not valid because its IP address range`;
  const network = byId(account, virtualNetwork.token, networkId);
  const space = blocks(texts(network?.state, "addressSpace", "addressPrefixes"));
  if (space.length > 0 && !space.some((range) => contains(range, block))) {
    const message = `${invalid} is outside the IP address range of ${where}.`;
    return { code: "NetcfgSubnetRangeOutsideVnet", message };
  }
  const siblings = all(account, subnet.token).filter((other) => other.id !== id && parentOf(other.id) === networkId);
  const taken = blocks(siblings.map(({ state }) => text(state, "addressPrefix") ?? ""));
  const message = `${invalid} overlaps with that of an existing subnet in ${where}.`;
  return taken.some((range) => overlap(range, block)) ? { code: "NetcfgSubnetRangesOverlap", message } : undefined;
}

function blocks(prefixes: readonly string[]): Range[] {
  return prefixes.map(parseRange).filter((block) => block !== undefined);
}

/** https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet#delete-a-subnet */
const isUnused: CloudRule = ({ id }, account) => subnetInUse(account, id);

const networkIsStill = oneChangeOfNetwork(anotherOperation);

/** Subnets. https://learn.microsoft.com/rest/api/virtualnetwork/subnets */
export const subnet = azureType({
  token: "azure-native:network:Subnet",
  path: `${virtualNetwork.path}/subnets/{subnetName}`,
  defaults: { privateEndpointNetworkPolicies: "Disabled", privateLinkServiceNetworkPolicies: "Enabled" },
  computed: ({ name }) => ({ etag: etag(name) }),
  takesMilliseconds: networkMilliseconds,
  refuses: {
    create: [nameIsValid, prefixFits, networkIsStill],
    update: [prefixFits, networkIsStill],
    delete: [isUnused, networkIsStill],
  },
  precious: true,
  shown: {
    values: ({ inputs, named }) => [
      text(inputs, "addressPrefix") ?? "unknown range",
      said("egress through", named("natGateway.id", "azure-native.network.NatGateway")),
      said("route table", named("routeTable.id", "azure-native.network.RouteTable")),
      said("behind", named("networkSecurityGroup.id", "azure-native.network.NetworkSecurityGroup")),
      said("for", textsOf(items(inputs, "delegations"), "serviceName")),
      said("endpoints", textsOf(items(inputs, "serviceEndpoints"), "service")),
    ],
    alarms: ({ inputs }) => [
      inputs.defaultOutboundAccess === false
        ? undefined
        : "its machines reach the internet through Azure's default outbound access",
      inputs.networkSecurityGroup === undefined ? "no security group" : undefined,
    ],
  },
});

function textsOf(list: readonly unknown[], key: string): string {
  return list.flatMap((item) => text(item, key) ?? []).join(", ");
}
