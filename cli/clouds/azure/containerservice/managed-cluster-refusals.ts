import { overlap, parseRange } from "../../../../components/testing";
import { type Fields, items, text } from "../../../values";
import { all, byId } from "../../account";
import type { CloudAccount, CloudFault, CloudRule } from "../../contract";
import { idOf } from "../existence";
import { locationIn } from "../location";
import { subnet } from "../network";
import { nameOfId, parentOf } from "../resource-ids";
import { resourceGroup } from "../resources";
import { poolFault, runningNodes } from "./agent-pool-refusals";
import { nodeGroupOf } from "./managed-cluster-outputs";

const longestNodeGroup = 80;
const defaultServiceCidr = "10.0.0.0/16";
const invalid = (message: string): CloudFault => ({ code: "InvalidParameter", message });

/** Refuses invalid inline pools, and a new cluster without a pool for system pods. https://learn.microsoft.com/azure/aks/use-system-pools */
export const poolsAreValid: CloudRule = ({ id, inputs, operation }, account) => {
  const pools = items(inputs, "agentPoolProfiles");
  const isNew = operation === "create";
  if (isNew && !pools.some((pool) => pool.mode === "System")) {
    return { code: "BadRequest", message: "Must define at least one system pool." };
  }
  const location = locationIn(inputs, account);
  return pools
    .map((pool) => {
      const name = text(pool, "name") ?? "";
      return poolFault(pool, name, { location, running: runningNodes(account, `${id}/agentPools/${name}`), isNew });
    })
    .find((fault) => fault !== undefined);
};

/** Refuses an inline pool that the cluster does not have yet. https://github.com/pulumi/pulumi-azure-native/issues/579 */
export const addsNoPool: CloudRule = ({ id, inputs, previous }, account) => {
  const own = all(account, "azure-native:containerservice:AgentPool").filter((pool) => parentOf(pool.id) === id);
  const before = items(previous, "agentPoolProfiles").map((pool) => text(pool, "name"));
  const known = new Set([...before, ...own.map((pool) => nameOfId(pool.id))]);
  return items(inputs, "agentPoolProfiles").every((pool) => known.has(text(pool, "name")))
    ? undefined
    : {
        code: "BadRequest",
        message:
          "A new agent pool was introduced. Adding agent pools to an existing cluster is not allowed through managed cluster operations. For agent pool specific change, please use per agent pool operations: https://aka.ms/agent-pool-rest-api",
      };
};

/**
 * Refuses another machine type for an inline pool. The API versions that have no preview features cannot change it.
 * https://github.com/Azure/bicep-registry-modules/issues/7130
 */
export const keepsMachines: CloudRule = ({ inputs, previous }) => {
  const sizes = new Map(items(previous, "agentPoolProfiles").map((pool) => [pool.name, text(pool, "vmSize")]));
  const isOther = (pool: Fields) => {
    const former = sizes.get(pool.name);
    const size = text(pool, "vmSize");
    return former !== undefined && size !== undefined && former !== size;
  };
  return items(inputs, "agentPoolProfiles").some(isOther)
    ? {
        code: "PropertyChangeNotAllowed",
        message:
          'Changing property "agentPoolProfile.vmSize" is not allowed in an api-version before "2026-01-02-preview".',
      }
    : undefined;
};

/** Refuses a group of machines that exists or whose name is too long. https://aka.ms/aks-naming-rules */
export const nodeGroupIsNew: CloudRule = (call, account) => {
  const name = nodeGroupOf(call.inputs, nameOfId(idOf(call, account)), locationIn(call.inputs, account));
  if (name.length > longestNodeGroup) {
    return invalid(
      `The length of the node resource group name is too long. The maximum length is ${longestNodeGroup} and the length of the value provided is ${name.length}. Please see https://aka.ms/aks-naming-rules for more details.`,
    );
  }
  return all(account, resourceGroup.token).some((group) => group.state.name === name)
    ? invalid(`The node resource group ${name} already exists, but AKS must create it.`)
    : undefined;
};

/** Checks the addresses of services and of DNS among them. https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning */
export const serviceRange: CloudRule = ({ inputs }, account) => {
  const cidr = text(inputs, "networkProfile", "serviceCidr") ?? defaultServiceCidr;
  const dns = text(inputs, "networkProfile", "dnsServiceIP") ?? (cidr === defaultServiceCidr ? "10.0.0.10" : "");
  const range = parseRange(cidr);
  const address = parseRange(`${dns}/32`);
  if (range === undefined || range.prefix < 12) {
    return invalid(
      "The value of parameter networkProfile.serviceCidr is invalid. Please see https://aka.ms/aks-naming-rules for more details.",
    );
  }
  if (address === undefined || !overlap(range, address) || address.first === range.first + 1) {
    return {
      code: "InvalidDNSServiceIP",
      message: `The specified DNS service IP ${dns} is not valid: it must be in the service CIDR ${cidr} and not its first address.`,
    };
  }
  const taken = subnetRanges(inputs, account).find((prefix) => {
    const block = parseRange(prefix);
    return block !== undefined && overlap(block, range);
  });
  return taken === undefined
    ? undefined
    : {
        code: "ServiceCidrOverlapExistingSubnetsCidr",
        message: `The specified service CIDR ${cidr} is conflicted with an existing subnet CIDR ${taken}`,
      };
};

/** Lists the ranges of all subnets in the network of the nodes. */
function subnetRanges(inputs: Fields, account: CloudAccount): string[] {
  const [pool] = items(inputs, "agentPoolProfiles");
  const network = parentOf(text(pool, "vnetSubnetID") ?? "");
  return all(account, subnet.token)
    .filter(({ id }) => network !== undefined && parentOf(id) === network)
    .flatMap(({ state }) => text(state, "addressPrefix") ?? []);
}

/** https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium, https://learn.microsoft.com/azure/aks/use-network-policies */
export const networkModes: CloudRule = ({ inputs }) => {
  const is = (key: string, value: string) => text(inputs, "networkProfile", key) === value;
  if (is("networkPolicy", "cilium") && !is("networkDataplane", "cilium")) {
    return invalid("Network policy cilium requires network dataplane cilium.");
  }
  return is("networkDataplane", "cilium") && !is("networkPlugin", "azure")
    ? invalid("Network dataplane cilium requires network plugin azure.")
    : undefined;
};

/** Refuses user-defined egress if the nodes' subnet lacks the route table or NAT gateway. https://learn.microsoft.com/azure/aks/egress-outboundtype */
export const outbound: CloudRule = ({ inputs }, account) => {
  const type = text(inputs, "networkProfile", "outboundType");
  const [pool] = items(inputs, "agentPoolProfiles");
  const known = byId(account, subnet.token, text(pool, "vnetSubnetID") ?? "");
  if (known === undefined) {
    return undefined;
  }
  if (type === "userDefinedRouting" && text(known.state, "routeTable", "id") === undefined) {
    return {
      code: "ExistingRouteTableNotAssociatedWithSubnet",
      message: `An existing route table has not been associated with subnet ${known.id}. Please update the route table association`,
    };
  }
  return type === "userAssignedNATGateway" && text(known.state, "natGateway", "id") === undefined
    ? { code: "BadRequest", message: `No NAT gateway is associated with subnet ${known.id}.` }
    : undefined;
};

/** Refuses a zone of another name than AKS allows. https://learn.microsoft.com/azure/aks/private-clusters */
export const privateZoneName: CloudRule = ({ inputs }, account) => {
  const zone = text(inputs, "apiServerAccessProfile", "privateDNSZone") ?? "";
  const form = new RegExp(`^([a-z0-9-]{1,32}\\.)?private(link)?\\.${locationIn(inputs, account)}\\.azmk8s\\.io$`, "i");
  return zone.startsWith("/") && !form.test(nameOfId(zone))
    ? invalid(`The private DNS zone ${zone} has an invalid name: it must be (<subzone>.)private.<region>.azmk8s.io.`)
    : undefined;
};

/** Refuses to put the API server into a subnet that is not delegated to it. https://learn.microsoft.com/azure/aks/api-server-vnet-integration */
export const apiServerSubnet: CloudRule = ({ inputs }, account) => {
  const id = text(inputs, "apiServerAccessProfile", "subnetId") ?? "";
  const known = byId(account, subnet.token, id);
  const services = items(known?.state, "delegations").map((delegation) => delegation.serviceName);
  return known !== undefined && !services.includes("Microsoft.ContainerService/managedClusters")
    ? {
        code: "BadRequest",
        message: `Subnet ${id} must be delegated to Microsoft.ContainerService/managedClusters for API server VNet integration.`,
      }
    : undefined;
};
