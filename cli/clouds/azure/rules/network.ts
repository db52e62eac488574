import { byId } from "../../account";
import { type Block, holds, overlaps, parseBlock } from "../../cidr";
import { type CloudFault, type CloudRule, type CloudRules } from "../../contract";
import { textAt, textsAt } from "../../properties";
import { nameOfId, parentOf } from "../resource-ids";
import { idOf } from "./existence";

const networkType = "azure-native:network:VirtualNetwork";
const subnetType = "azure-native:network:Subnet";

/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork */
const networkName: CloudRule = (call, account) => {
  const name = nameOfId(idOf(call, account));
  const isValid = name.length <= 80 && /^\w(?:[\w.-]*\w)?$/.test(name);
  return isValid ? undefined : { code: "InvalidResourceName", message: invalidName(name) };
};

function invalidName(name: string): string {
  return `Resource name ${name} is invalid. The name can be up to 80 characters long. It must begin with a word character, and it must end with a word character or with '_'. The name may contain word characters or '.', '-', '_'.`;
}

const invalidPrefix = (prefix: string): CloudFault => ({
  code: "InvalidAddressPrefixFormat",
  message: `Address prefix ${prefix} is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.`,
});

const networkPrefixes: CloudRule = ({ inputs }) => {
  const wrong = textsAt(inputs, "addressSpace", "addressPrefixes").find((prefix) => parseBlock(prefix) === undefined);
  return wrong === undefined ? undefined : invalidPrefix(wrong);
};

/** A subnet lies in its network, apart from its siblings, and leaves five addresses to Azure. https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const subnetPrefix: CloudRule = (call, account) => {
  const id = idOf(call, account);
  const prefix = textAt(call.inputs, "addressPrefix");
  const block = parseBlock(prefix);
  if (prefix === "") {
    return undefined;
  }
  if (block === undefined) {
    return invalidPrefix(prefix);
  }
  if (block.prefix > 29) {
    const message = `Subnet '${nameOfId(id)}' is not valid in virtual network '${textAt(call.inputs, "virtualNetworkName")}'.`;
    return { code: "NetcfgInvalidSubnet", message };
  }
  return placeFault(id, block, account);
};

function placeFault(id: string, block: Block, account: Parameters<CloudRule>[1]): CloudFault | undefined {
  const parent = parentOf(id) ?? "";
  const subnet = nameOfId(id);
  const network = nameOfId(parent);
  const blocks = (prefixes: readonly string[]) => prefixes.map(parseBlock).filter((known) => known !== undefined);
  const space = blocks(textsAt(byId(account, networkType, parent)?.state, "addressSpace", "addressPrefixes"));
  if (space.length > 0 && !space.some((range) => holds(range, block))) {
    const message = `Subnet '${subnet}' is not valid because its IP address range is outside the IP address range of virtual network '${network}'.`;
    return { code: "NetcfgSubnetRangeOutsideVnet", message };
  }
  const siblings = account.resources.filter(
    (other) => other.type === subnetType && other.id !== id && parentOf(other.id) === parent,
  );
  const taken = blocks(siblings.map(({ state }) => textAt(state, "addressPrefix")));
  const message = `Subnet '${subnet}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '${network}'.`;
  return taken.some((range) => overlaps(range, block)) ? { code: "NetcfgSubnetRangesOverlap", message } : undefined;
}

/** https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses */
const staticAddress: CloudRule = ({ inputs, name }) =>
  textAt(inputs, "sku", "name") === "Standard" && textAt(inputs, "publicIPAllocationMethod") !== "Static"
    ? {
        code: "PublicIPAddressWithStandardSkuMustUseStaticAllocationMethod",
        message: `Standard sku publicIp ${name} must have AllocationMethod set to Static.`,
      }
    : undefined;

/** Rules of networks and what is in them. */
export const networkRules: CloudRules = {
  [networkType]: { create: [networkName, networkPrefixes], update: [networkPrefixes] },
  [subnetType]: { create: [networkName, subnetPrefix], update: [subnetPrefix] },
  "azure-native:network:NatGateway": { create: [networkName] },
  "azure-native:network:PublicIPAddress": { create: [networkName, staticAddress] },
  "azure-native:network:NetworkSecurityGroup": { create: [networkName] },
  "azure-native:network:RouteTable": { create: [networkName] },
};
