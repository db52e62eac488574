import assert from "node:assert/strict";
import { azure } from "../../../plan/azure";
import { account, deleting, network, networkResource, subnetId, subnetType, testCreations } from "../account";
import { testShown } from "../shown";

const gatewayType = "azure-native:network:NatGateway";
const addressType = "azure-native:network:PublicIPAddress";
const gatewayId = networkResource("natGateways", "nat");
const addressId = networkResource("publicIPAddresses", "nat");

describe("Azure's NAT gateways, public addresses and routes", () => {
  testCreations(addressType, [
    [
      "a dynamic address of the SKU Standard",
      { resourceGroupName: "rg", sku: { name: "Standard" } },
      account(network),
      "PublicIPAddressWithStandardSkuMustUseStaticAllocationMethod: Standard sku publicIp new must have AllocationMethod set to Static.",
    ],
  ]);

  it("refuse to delete a subnet's gateway", () => {
    assert.equal(
      deleting(gatewayType, gatewayId, account([[subnetType, subnetId, { natGateway: { id: gatewayId } }]])),
      `CannotDeleteNatGatewayAssociatedToSubnet: NAT Gateway ${gatewayId} is still configured on 1 subnets. Remove NAT Gateway from all referenced subnets and then delete NAT Gateway.`,
    );
  });

  it("refuse to delete a gateway's address", () => {
    assert.equal(
      deleting(addressType, addressId, account([[gatewayType, gatewayId, { publicIpAddresses: [{ id: addressId }] }]])),
      `PublicIPAddressCannotBeDeleted: Public IP address ${addressId} can not be deleted since it is still allocated to resource ${gatewayId}. In order to delete the public IP, disassociate/detach the Public IP address from the resource.  To learn how to do this, see aka.ms/deletepublicip.`,
    );
  });

  testShown([
    [azure("network.PublicIPAddress", "a", { zones: ["1", "2"] }), ["zones 1, 2"]],
    [azure("network.PublicIPPrefix", "p", { prefixLength: 30 }), ["/30"]],
    [azure("network.NatGateway", "egress", { zones: ["1"] }), ["egress", "zones 1"]],
    [
      azure("network.RouteTable", "t", {
        routes: [{ addressPrefix: "0.0.0.0/0", nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.0.4" }],
      }),
      ["0.0.0.0/0 → 10.0.0.4"],
    ],
  ]);
});
