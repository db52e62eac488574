import { digest } from "../ids";
import { type AzureTypes, azureType } from "./azure-type";

const inGroup = (kind: string) => `resourceGroups/{resourceGroupName}/providers/Microsoft.Network/${kind}`;

/** Networks and what traffic in them goes through. https://learn.microsoft.com/rest/api/virtualnetwork */
export const network: AzureTypes = {
  "azure-native:network:VirtualNetwork": azureType({
    path: inGroup("virtualNetworks/{virtualNetworkName}"),
    defaults: { enableDdosProtection: false },
    computed: ({ place, name }) => ({ resourceGuid: place.newId("guid", name), etag: etag(name) }),
    located: true,
  }),
  "azure-native:network:Subnet": azureType({
    path: inGroup("virtualNetworks/{virtualNetworkName}/subnets/{subnetName}"),
    defaults: { privateEndpointNetworkPolicies: "Disabled", privateLinkServiceNetworkPolicies: "Enabled" },
    computed: ({ name }) => ({ etag: etag(name) }),
  }),
  "azure-native:network:NatGateway": azureType({
    path: inGroup("natGateways/{natGatewayName}"),
    defaults: { idleTimeoutInMinutes: 4 },
    computed: ({ place, name }) => ({ resourceGuid: place.newId("guid", name), etag: etag(name) }),
    located: true,
  }),
  "azure-native:network:PublicIPAddress": azureType({
    path: inGroup("publicIPAddresses/{publicIpAddressName}"),
    defaults: { idleTimeoutInMinutes: 4, publicIPAddressVersion: "IPv4", publicIPAllocationMethod: "Dynamic" },
    computed: ({ place, name }) => ({ ipAddress: publicAddress(name), resourceGuid: place.newId("guid", name) }),
    located: true,
  }),
  "azure-native:network:NetworkSecurityGroup": azureType({
    path: inGroup("networkSecurityGroups/{networkSecurityGroupName}"),
    computed: ({ name }) => ({ etag: etag(name) }),
    located: true,
  }),
  "azure-native:network:FlowLog": azureType({
    path: inGroup("networkWatchers/{networkWatcherName}/flowLogs/{flowLogName}"),
    computed: ({ name }) => ({ etag: etag(name) }),
    located: true,
  }),
  "azure-native:network:RouteTable": azureType({
    path: inGroup("routeTables/{routeTableName}"),
    computed: ({ name }) => ({ etag: etag(name) }),
    located: true,
  }),
};

function etag(name: string): string {
  return `W/"${digest(`etag ${name}`).slice(0, 8)}"`;
}

/** 203.0.113.0/24 is set aside for documentation by RFC 5737: nothing answers there. */
function publicAddress(name: string): string {
  return `203.0.113.${1 + (Number.parseInt(digest(name).slice(0, 8), 16) % 254)}`;
}
