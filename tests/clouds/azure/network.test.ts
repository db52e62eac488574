import assert from "node:assert/strict";
import type { AccountView, Properties } from "../../../cli/clouds";
import {
  account,
  creating,
  groupId,
  groupType,
  network,
  networkId,
  networkResource,
  networkType,
  subnetType,
} from "./account";

const subnet = (addressPrefix: string, subnetName = "apps") => ({
  resourceGroupName: "rg",
  virtualNetworkName: "net",
  subnetName,
  addressPrefix,
});

describe("Azure's rules for networks", () => {
  const inNetwork = account(network);
  const cases: readonly (readonly [string, string, Properties, AccountView, string | undefined])[] = [
    ["a subnet", subnetType, subnet("10.60.16.0/24"), inNetwork, undefined],
    [
      "a subnet outside of its network",
      subnetType,
      subnet("10.61.0.0/24"),
      inNetwork,
      "NetcfgSubnetRangeOutsideVnet: Subnet 'apps' is not valid because its IP address range is outside the IP address range of virtual network 'net'.",
    ],
    [
      "a subnet over another",
      subnetType,
      subnet("10.60.8.0/24"),
      inNetwork,
      "NetcfgSubnetRangesOverlap: Subnet 'apps' is not valid because its IP address range overlaps with that of an existing subnet in virtual network 'net'.",
    ],
    [
      "a subnet without addresses",
      subnetType,
      subnet("10.60.16.0/30"),
      inNetwork,
      "NetcfgInvalidSubnet: Subnet 'apps' is not valid in virtual network 'net'.",
    ],
    [
      "a range with host bits",
      networkType,
      { resourceGroupName: "rg", addressSpace: { addressPrefixes: ["10.60.1.0/16"] } },
      inNetwork,
      "InvalidAddressPrefixFormat: Address prefix 10.60.1.0/16 is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.",
    ],
    [
      "a name that ends with a hyphen",
      networkType,
      { resourceGroupName: "rg", virtualNetworkName: "net-" },
      inNetwork,
      "InvalidResourceName: Resource name net- is invalid. The name can be up to 80 characters long. It must begin with a word character, and it must end with a word character or with '_'. The name may contain word characters or '.', '-', '_'.",
    ],
    [
      "what is there already",
      networkType,
      { resourceGroupName: "RG", virtualNetworkName: "NET" },
      inNetwork,
      `cannot create already existing resource '${networkId}'`,
    ],
    [
      "a dynamic address of the standard kind",
      "azure-native:network:PublicIPAddress",
      { resourceGroupName: "rg", sku: { name: "Standard" } },
      inNetwork,
      "PublicIPAddressWithStandardSkuMustUseStaticAllocationMethod: Standard sku publicIp new must have AllocationMethod set to Static.",
    ],
    [
      "a region that is not there",
      groupType,
      { location: "westeuropa" },
      account(),
      "LocationNotAvailableForResourceType: The provided location 'westeuropa' is not available for resource type 'Microsoft.Resources/resourceGroups'.",
    ],
    [
      "a group that is gone",
      networkType,
      { resourceGroupName: "rg" },
      account([], { deleted: new Set([`${groupType} ${groupId}`]) }),
      "ResourceGroupNotFound: Resource group 'rg' could not be found.",
    ],
    [
      "a network that is gone",
      subnetType,
      subnet("10.60.16.0/24"),
      account([], { deleted: new Set([`${networkType} ${networkId}`]) }),
      `ParentResourceNotFound: Failed to perform 'write' on resource(s) of type 'virtualNetworks/subnets', because the parent resource '${networkId}' could not be found.`,
    ],
    [
      "a gateway that is gone",
      subnetType,
      { ...subnet("10.60.16.0/24"), natGateway: { id: networkResource("natGateways", "nat") } },
      account(network, { deleted: new Set([`x ${networkResource("natGateways", "nat")}`]) }),
      `InvalidResourceReference: Resource ${networkResource("natGateways", "nat")} referenced by resource ${networkId}/subnets/apps was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
    ],
    [
      "a tag's name with a slash",
      groupType,
      { location: "westeurope", tags: { "a/b": "c" } },
      account(),
      "InvalidTagNameCharacters: The tag names 'a/b' have reserved characters '<,>,%,&,\\,?,/' or control characters, or are longer than 512 (their values than 256).",
    ],
  ];
  for (const [what, type, inputs, inAccount, expected] of cases) {
    it(`${expected === undefined ? "allow" : "refuse"} ${what}`, () => {
      assert.equal(creating(type, inputs, inAccount), expected);
    });
  }
});
