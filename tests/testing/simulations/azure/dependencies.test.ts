import assert from "node:assert/strict";
import type { CloudAccount, Properties } from "../../../../components/testing";
import {
  account,
  CLUSTER,
  clusterId,
  clusterState,
  deleting,
  GROUP,
  groupId,
  NETWORK,
  network,
  networkId,
  networkResource,
  SUBNET,
  subnetId,
  subscriptionId,
  updating,
} from "./account";

const LOCK = "azure-native:authorization:ManagementLockByScope";
const GATEWAY = "azure-native:network:NatGateway";
const ADDRESS = "azure-native:network:PublicIPAddress";
const gatewayId = networkResource("natGateways", "nat");
const addressId = networkResource("publicIPAddresses", "nat");
type Row = readonly [string, string, Properties];
const cluster: Row = [CLUSTER, clusterId, clusterState];
const lock = (level = "CanNotDelete"): Row => [
  LOCK,
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
  const cases: readonly (readonly [string, string, string, CloudAccount, string | undefined])[] = [
    ["an empty subnet", SUBNET, subnetId, account(network), undefined],
    ["a subnet with a node", SUBNET, subnetId, account([...network, cluster], { nodes }), inUse(machine)],
    [
      "a subnet with an API server",
      SUBNET,
      subnetId,
      account([...network, [CLUSTER, clusterId, { apiServerAccessProfile: { subnetId } }]]),
      inUse(`${clusterId}/apiServer`),
    ],
    ["a network with a node in it", NETWORK, networkId, account([...network, cluster], { nodes }), inUse(machine)],
    [
      "a gateway of a subnet",
      GATEWAY,
      gatewayId,
      account([[SUBNET, subnetId, { natGateway: { id: gatewayId } }]]),
      `CannotDeleteNatGatewayAssociatedToSubnet: NAT Gateway ${gatewayId} is still configured on 1 subnets. Remove NAT Gateway from all referenced subnets and then delete NAT Gateway.`,
    ],
    [
      "an address of a gateway",
      ADDRESS,
      addressId,
      account([[GATEWAY, gatewayId, { publicIpAddresses: [{ id: addressId }] }]]),
      `PublicIPAddressCannotBeDeleted: Public IP address ${addressId} can not be deleted since it is still allocated to resource ${gatewayId}. In order to delete the public IP, disassociate/detach the Public IP address from the resource.  To learn how to do this, see aka.ms/deletepublicip.`,
    ],
    ["a group with something in it", GROUP, groupId, account([...network, cluster]), undefined],
    ["a locked cluster", CLUSTER, clusterId, account([cluster, lock()]), locked(clusterId)],
    ["a group with a locked cluster", GROUP, groupId, account([...network, cluster, lock()]), locked(groupId)],
    ["what is beside a locked cluster", SUBNET, subnetId, account([...network, cluster, lock()]), undefined],
    ["the lock", LOCK, lock()[1], account([cluster, lock()]), undefined],
  ];
  for (const [what, type, id, inAccount, expected] of cases) {
    it(`${expected === undefined ? "goes" : "stays"}: ${what}`, () => {
      assert.equal(deleting(type, id, inAccount), expected);
    });
  }

  it("lets a cluster be changed under a lock, unless that is ReadOnly", () => {
    assert.equal(updating(CLUSTER, clusterId, clusterState, account([cluster, lock()])), undefined);
    assert.match(
      updating(CLUSTER, clusterId, clusterState, account([cluster, lock("ReadOnly")])) ?? "",
      /^ScopeLocked: The scope '.*' cannot perform write operation/,
    );
  });
});
