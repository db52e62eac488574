import assert from "node:assert/strict";
import type { CloudCall } from "../../../cli/clouds";
import type { Fields } from "../../../cli/values";
import {
  account,
  clusterId,
  clusterState,
  clusterType,
  creating,
  network,
  networkId,
  networkResource,
  poolType,
  subnetId,
  subnetType,
  updating,
} from "./account";

const peeringType = "azure-native:network:VirtualNetworkPeering";
const flowLogType = "azure-native:network:FlowLog";
const group = { resourceGroupName: "rg" };
const hubId = networkResource("virtualNetworks", "hub");

const subnet: Fields = { ...group, virtualNetworkName: "net", subnetName: "more", addressPrefix: "10.60.64.0/20" };
const pool = (agentPoolName: string): Fields => ({
  ...group,
  resourceName: "prod",
  agentPoolName,
  count: 1,
  vmSize: "Standard_D4ds_v5",
  vnetSubnetID: subnetId,
});
const peering = (from: string, to: string): Fields => ({
  ...group,
  virtualNetworkName: from,
  virtualNetworkPeeringName: "peer",
  remoteVirtualNetwork: { id: to },
});
const flowLog: Fields = {
  ...group,
  networkWatcherName: "watcher",
  flowLogName: "net",
  targetResourceId: networkId,
};

const store = (accountName: string): Fields => ({
  ...group,
  accountName,
  networkRuleSet: { virtualNetworkRules: [{ virtualNetworkResourceId: subnetId }] },
});
const storeType = "azure-native:storage:StorageAccount";

const call = (type: string, inputs: Fields, operation: CloudCall["operation"] = "create", id = ""): CloudCall => ({
  operation,
  type,
  name: "other",
  id,
  inputs,
  previous: {},
});
const beside = (...ongoing: CloudCall[]) => account([...network, [clusterType, clusterId, clusterState]], { ongoing });
const updateOfCluster = call(clusterType, { ...clusterState, resourceName: "prod" }, "update", clusterId);

describe("two changes at a time, on Azure", () => {
  const cases: readonly (readonly [what: string, type: string, inputs: Fields, other: CloudCall, refusal: RegExp])[] = [
    [
      "a subnet beside another one",
      subnetType,
      subnet,
      call(subnetType, { ...subnet, subnetName: "first" }),
      /^AnotherOperationInProgress/,
    ],
    [
      "a peering beside a subnet",
      peeringType,
      peering("net", hubId),
      call(subnetType, subnet),
      /^ReferencedResourceNotProvisioned: .*virtualNetworks\/net used by/,
    ],
    [
      "the hub's peering beside a subnet",
      peeringType,
      peering("hub", networkId),
      call(subnetType, subnet),
      /^ReferencedResourceNotProvisioned: .*virtualNetworks\/net used by/,
    ],
    [
      "a flow log beside a subnet",
      flowLogType,
      flowLog,
      call(subnetType, subnet),
      /^BadRequest: Invalid provisioning state/,
    ],
    [
      "a pool beside another one in the network",
      poolType,
      pool("one"),
      call(poolType, pool("two")),
      /^SetVNetOwnershipFailed/,
    ],
    [
      "a pool beside a flow log of its network",
      poolType,
      pool("one"),
      call(flowLogType, flowLog),
      /^SetVNetOwnershipFailed/,
    ],
    [
      "a storage account for a subnet beside a pool",
      storeType,
      store("one"),
      call(poolType, pool("one")),
      /^NetworkAclsValidationFailure: .*SubnetsNotProvisioned/,
    ],
    [
      "two storage accounts for a subnet at a time",
      storeType,
      store("one"),
      call(storeType, store("two")),
      /^NetworkAclsValidationFailure: .*SubnetsNotProvisioned/,
    ],
    [
      "a pool beside a change of its cluster",
      poolType,
      pool("one"),
      updateOfCluster,
      /^OperationNotAllowed: .*Another operation \(Updating\) is in progress/,
    ],
  ];
  for (const [what, type, inputs, other, refusal] of cases) {
    it(`refuse ${what}`, () => {
      assert.match(creating(type, inputs, beside(other)) ?? "", refusal);
      assert.equal(creating(type, inputs, beside()), undefined);
    });
  }

  it("refuse a change of a cluster beside one of its pools", () => {
    const change = (...ongoing: CloudCall[]) =>
      updating(clusterType, clusterId, { ...clusterState, resourceName: "prod" }, beside(...ongoing));
    assert.match(
      change(call(poolType, pool("one"))) ?? "",
      /^OperationNotAllowed: .*Another agentpool operation \(one - Creating\) is in progress/,
    );
    assert.equal(change(), undefined);
  });

  it("allow changes of different networks", () => {
    const other = call(subnetType, { ...subnet, virtualNetworkName: "hub" });
    assert.equal(creating(subnetType, subnet, beside(other)), undefined);
  });
});
