import { account, networkId, networkResource, testCreations } from "../account";

const type = "azure-native:network:VirtualNetworkPeering";
const hub = networkResource("virtualNetworks", "hub");
const toHub = {
  resourceGroupName: "rg",
  virtualNetworkName: "net",
  virtualNetworkPeeringName: "hub",
  remoteVirtualNetwork: { id: hub },
  useRemoteGateways: true,
};
const fromHub = (allowGatewayTransit: boolean) =>
  account([
    [type, `${hub}/virtualNetworkPeerings/net`, { remoteVirtualNetwork: { id: networkId }, allowGatewayTransit }],
  ]);

describe("Azure's peerings of networks", () => {
  testCreations(type, [
    ["a gateway that the other side lends", toHub, fromHub(true)],
    ["a gateway of a network whose half is made elsewhere", toHub, account()],
    [
      "a gateway that the other side keeps",
      toHub,
      fromHub(false),
      /^BadRequest: .* cannot have UseRemoteGateways flag set to true, because corresponding remote peering .* has AllowGatewayTransit flag set to false/,
    ],
  ]);
});
