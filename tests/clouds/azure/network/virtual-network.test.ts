import { azure } from "../../../plan/azure";
import { account, groupId, groupType, network, networkId, networkType, testCreations } from "../account";
import { testShown } from "../shown";

describe("Azure's virtual networks", () => {
  const inNetwork = account(network);
  testCreations(networkType, [
    [
      "a range with host bits",
      { resourceGroupName: "rg", addressSpace: { addressPrefixes: ["10.60.1.0/16"] } },
      inNetwork,
      "InvalidAddressPrefixFormat: Address prefix 10.60.1.0/16 is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.",
    ],
    [
      "a name that ends with a hyphen",
      { resourceGroupName: "rg", virtualNetworkName: "net-" },
      inNetwork,
      "InvalidResourceName: Resource name net- is invalid. The name can be up to 80 characters long. It must begin with a word character, and it must end with a word character or with '_'. The name may contain word characters or '.', '-', '_'.",
    ],
    [
      "a network that exists",
      { resourceGroupName: "RG", virtualNetworkName: "NET" },
      inNetwork,
      `cannot create already existing resource '${networkId}'`,
    ],
    [
      "a resource group that is gone",
      { resourceGroupName: "rg" },
      account([], { deleted: new Set([`${groupType} ${groupId}`]) }),
      "ResourceGroupNotFound: Resource group 'rg' could not be found.",
    ],
  ]);
  testShown([
    [azure("network.VirtualNetwork", "n", { addressSpace: { addressPrefixes: ["10.80.0.0/16"] } }), ["10.80.0.0/16"]],
  ]);
});
