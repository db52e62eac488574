import assert from "node:assert/strict";
import type { AccountView, Properties } from "../../../cli/clouds";
import {
  account,
  clusterId,
  clusterState,
  clusterType,
  deleting,
  groupId,
  groupType,
  network,
  networkId,
  networkResource,
  networkType,
  subnetId,
  subnetType,
  subscriptionId,
  updating,
} from "./account";

const lockType = "azure-native:authorization:ManagementLockByScope";
const gatewayType = "azure-native:network:NatGateway";
const addressType = "azure-native:network:PublicIPAddress";
const gatewayId = networkResource("natGateways", "nat");
const addressId = networkResource("publicIPAddresses", "nat");
type Row = readonly [string, string, Properties];
const cluster: Row = [clusterType, clusterId, clusterState];
const lock = (level = "CanNotDelete"): Row => [
  lockType,
  `${clusterId}/providers/Microsoft.Authorization/locks/keep`,
  { level },
];
const nodes = [{ name: "aks-system-12345678-vmss000000", poolId: `${clusterId}/agentPools/system`, subnetId }];
const machine = `/subscriptions/${subscriptionId}/resourceGroups/rg-nodes/providers/Microsoft.Compute/virtualMachineScaleSets/aks-system-12345678-vmss/virtualMachines/000000`;
const inUse = (by: string) =>
  `InUseSubnetCannotBeDeleted: Subnet nodes is in use by ${by} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`;
const locked = (id: string) =>
  `ScopeLocked: The scope '${id}' cannot perform delete operation because following scope(s) are locked: '${clusterId}'. Please remove the lock and try again.`;

describe("what Azure does not let go", () => {
  const cases: readonly (readonly [string, string, string, AccountView, string | undefined])[] = [
    ["an empty subnet", subnetType, subnetId, account(network), undefined],
    ["a subnet with a node", subnetType, subnetId, account([...network, cluster], { nodes }), inUse(machine)],
    [
      "a subnet with an API server",
      subnetType,
      subnetId,
      account([...network, [clusterType, clusterId, { apiServerAccessProfile: { subnetId } }]]),
      inUse(`${clusterId}/apiServer`),
    ],
    ["a network with a node in it", networkType, networkId, account([...network, cluster], { nodes }), inUse(machine)],
    [
      "a gateway of a subnet",
      gatewayType,
      gatewayId,
      account([[subnetType, subnetId, { natGateway: { id: gatewayId } }]]),
      `CannotDeleteNatGatewayAssociatedToSubnet: NAT Gateway ${gatewayId} is still configured on 1 subnets. Remove NAT Gateway from all referenced subnets and then delete NAT Gateway.`,
    ],
    [
      "an address of a gateway",
      addressType,
      addressId,
      account([[gatewayType, gatewayId, { publicIpAddresses: [{ id: addressId }] }]]),
      `PublicIPAddressCannotBeDeleted: Public IP address ${addressId} can not be deleted since it is still allocated to resource ${gatewayId}. In order to delete the public IP, disassociate/detach the Public IP address from the resource.  To learn how to do this, see aka.ms/deletepublicip.`,
    ],
    ["a group with something in it", groupType, groupId, account([...network, cluster]), undefined],
    ["a locked cluster", clusterType, clusterId, account([cluster, lock()]), locked(clusterId)],
    ["a group with a locked cluster", groupType, groupId, account([...network, cluster, lock()]), locked(groupId)],
    ["what is beside a locked cluster", subnetType, subnetId, account([...network, cluster, lock()]), undefined],
    ["the lock", lockType, lock()[1], account([cluster, lock()]), undefined],
  ];
  for (const [what, type, id, inAccount, expected] of cases) {
    it(`${expected === undefined ? "goes" : "stays"}: ${what}`, () => {
      assert.equal(deleting(type, id, inAccount), expected);
    });
  }

  it("lets a cluster be changed under a lock, unless that is ReadOnly", () => {
    assert.equal(updating(clusterType, clusterId, clusterState, account([cluster, lock()])), undefined);
    assert.match(
      updating(clusterType, clusterId, clusterState, account([cluster, lock("ReadOnly")])) ?? "",
      /^ScopeLocked: The scope '.*' cannot perform write operation/,
    );
  });
});
