import { all, byId } from "../../account";
import { overlaps, parseBlock } from "../../cidr";
import { type CloudAccount, type CloudFault, type CloudRule } from "../../contract";
import { type Properties, recordsAt, textAt } from "../../properties";
import { nodeGroupOf } from "../aks";
import { locationOf } from "../location";
import { nameOfId, parentOf } from "../resource-ids";
import { identities, kubeletRole, networkRole } from "./aks-identities";
import { poolFault } from "./aks-pools";
import { clusterVersionStep, inlineVersions, knownVersion } from "./aks-versions";
import { idOf } from "./existence";

const longestNodeGroup = 80;
const invalid = (message: string): CloudFault => ({ code: "InvalidParameter", message });

/** A cluster has pools, one of them at least for system pods. https://learn.microsoft.com/azure/aks/use-system-pools */
const pools: CloudRule = ({ inputs, operation }, account) => {
  const profiles = recordsAt(inputs, "agentPoolProfiles");
  if (operation === "create" && !profiles.some((profile) => textAt(profile, "mode") === "System")) {
    return { code: "BadRequest", message: "Must define at least one system pool." };
  }
  const location = placeOf(inputs, account);
  return profiles
    .map((profile) => poolFault(profile, textAt(profile, "name"), location, operation === "create"))
    .find((fault) => fault !== undefined);
};

function placeOf(inputs: Properties, account: CloudAccount): string {
  const find = (type: string, id: string) => byId(account, type, id)?.state;
  return locationOf(inputs, { ...account, find, newId: (_, of) => of });
}

/** https://aka.ms/aks-naming-rules */
const nodeGroup: CloudRule = (call, account) => {
  const name = nodeGroupOf(call.inputs, nameOfId(idOf(call, account)), placeOf(call.inputs, account));
  if (name.length > longestNodeGroup) {
    return invalid(
      `The length of the node resource group name is too long. The maximum length is ${longestNodeGroup} and the length of the value provided is ${name.length}. Please see https://aka.ms/aks-naming-rules for more details.`,
    );
  }
  return all(account, "azure-native:resources:ResourceGroup").some((group) => group.state.name === name)
    ? invalid(`The node resource group ${name} already exists: AKS makes it.`)
    : undefined;
};

/** Services, and the address of DNS among them. https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning */
const serviceRange: CloudRule = (call, account) => {
  const { inputs } = call;
  const cidr = textAt(inputs, "networkProfile", "serviceCidr") || "10.0.0.0/16";
  const dns = textAt(inputs, "networkProfile", "dnsServiceIP") || (cidr === "10.0.0.0/16" ? "10.0.0.10" : "");
  const range = parseBlock(cidr);
  const address = parseBlock(`${dns}/32`);
  if (range === undefined || range.prefix < 12) {
    return invalid(
      "The value of parameter networkProfile.serviceCidr is invalid. Please see https://aka.ms/aks-naming-rules for more details.",
    );
  }
  if (address === undefined || !overlaps(range, address) || address.first === range.first + 1) {
    return {
      code: "InvalidDNSServiceIP",
      message: `The specified DNS service IP ${dns} is not valid: it must be in the service CIDR ${cidr} and not its first address.`,
    };
  }
  const taken = subnetsOfNetwork(inputs, account).find((subnet) => {
    const block = parseBlock(subnet);
    return block !== undefined && overlaps(block, range);
  });
  return taken === undefined
    ? undefined
    : {
        code: "ServiceCidrOverlapExistingSubnetsCidr",
        message: `The specified service CIDR ${cidr} is conflicted with an existing subnet CIDR ${taken}`,
      };
};

/** The ranges of all subnets of the network that the nodes are in. */
function subnetsOfNetwork(inputs: Properties, account: CloudAccount): string[] {
  const [profile] = recordsAt(inputs, "agentPoolProfiles");
  const network = parentOf(textAt(profile, "vnetSubnetID"));
  return all(account, "azure-native:network:Subnet")
    .filter(({ id }) => network !== undefined && parentOf(id) === network)
    .map(({ state }) => textAt(state, "addressPrefix"));
}

/** https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium, https://learn.microsoft.com/azure/aks/use-network-policies */
const networkModes: CloudRule = ({ inputs }) => {
  const mode = (key: string) => textAt(inputs, "networkProfile", key);
  if (mode("networkPolicy") === "cilium" && mode("networkDataplane") !== "cilium") {
    return invalid("Network policy cilium requires network dataplane cilium.");
  }
  return mode("networkDataplane") === "cilium" && mode("networkPlugin") !== "azure"
    ? invalid("Network dataplane cilium requires network plugin azure.")
    : undefined;
};

/** Routes of one's own need a table, and a NAT gateway of one's own a gateway, on the nodes' subnet. https://learn.microsoft.com/azure/aks/egress-outboundtype */
const outbound: CloudRule = ({ inputs }, account) => {
  const type = textAt(inputs, "networkProfile", "outboundType");
  const [profile] = recordsAt(inputs, "agentPoolProfiles");
  const subnet = byId(account, "azure-native:network:Subnet", textAt(profile, "vnetSubnetID"));
  const lacks = (property: string) => subnet !== undefined && textAt(subnet.state, property, "id") === "";
  if (type === "userDefinedRouting" && lacks("routeTable")) {
    return {
      code: "ExistingRouteTableNotAssociatedWithSubnet",
      message: `An existing route table has not been associated with subnet ${subnet?.id ?? ""}. Please update the route table association`,
    };
  }
  return type === "userAssignedNATGateway" && lacks("natGateway")
    ? { code: "BadRequest", message: `No NAT gateway is associated with subnet ${subnet?.id ?? ""}.` }
    : undefined;
};

/** A subnet that the API server is put in is its own. https://learn.microsoft.com/azure/aks/api-server-vnet-integration */
const apiServerSubnet: CloudRule = ({ inputs }, account) => {
  const id = textAt(inputs, "apiServerAccessProfile", "subnetId");
  const subnet = byId(account, "azure-native:network:Subnet", id);
  const services = recordsAt(subnet?.state, "delegations").map((delegation) => textAt(delegation, "serviceName"));
  return subnet !== undefined && !services.includes("Microsoft.ContainerService/managedClusters")
    ? {
        code: "BadRequest",
        message: `Subnet ${id} must be delegated to Microsoft.ContainerService/managedClusters for API server VNet integration.`,
      }
    : undefined;
};

/** Rules of control planes. */
export const clusterRules = {
  create: [
    knownVersion,
    inlineVersions,
    nodeGroup,
    pools,
    networkModes,
    serviceRange,
    outbound,
    apiServerSubnet,
    identities,
    networkRole,
    kubeletRole,
  ],
  update: [knownVersion, clusterVersionStep, pools, identities],
} as const;
