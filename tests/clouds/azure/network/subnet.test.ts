import assert from "node:assert/strict";
import { azure } from "../../../plan/azure";
import {
  account,
  clusterId,
  clusterState,
  clusterType,
  deleting,
  network,
  networkId,
  networkResource,
  networkType,
  node,
  subnetId,
  subnetType,
  subscriptionId,
  testCreations,
} from "../account";
import { testShown, unknown } from "../shown";

const subnet = (addressPrefix: string) => ({
  resourceGroupName: "rg",
  virtualNetworkName: "net",
  subnetName: "apps",
  addressPrefix,
});
const gateway = networkResource("natGateways", "nat");

describe("Azure's subnets: creation", () => {
  const inNetwork = account(network);
  testCreations(subnetType, [
    ["a subnet", subnet("10.60.16.0/24"), inNetwork],
    [
      "a range outside of the network",
      subnet("10.61.0.0/24"),
      inNetwork,
      "NetcfgSubnetRangeOutsideVnet: Subnet 'apps' is not valid because its IP address range is outside the IP address range of virtual network 'net'.",
    ],
    [
      "a range over another subnet's",
      subnet("10.60.8.0/24"),
      inNetwork,
      "NetcfgSubnetRangesOverlap: Subnet 'apps' is not valid because its IP address range overlaps with that of an existing subnet in virtual network 'net'.",
    ],
    [
      "a range without free addresses",
      subnet("10.60.16.0/30"),
      inNetwork,
      "NetcfgInvalidSubnet: Subnet 'apps' is not valid in virtual network 'net'.",
    ],
    [
      "a network that is gone",
      subnet("10.60.16.0/24"),
      account([], { deleted: new Set([`${networkType} ${networkId}`]) }),
      `ParentResourceNotFound: Failed to perform 'write' on resource(s) of type 'virtualNetworks/subnets', because the parent resource '${networkId}' could not be found.`,
    ],
    [
      "a gateway that is gone",
      { ...subnet("10.60.16.0/24"), natGateway: { id: gateway } },
      account(network, { deleted: new Set([`x ${gateway}`]) }),
      `InvalidResourceReference: Resource ${gateway} referenced by resource ${networkId}/subnets/apps was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
    ],
  ]);
});

describe("Azure's subnets: deletion", () => {
  const inUse = (by: string) =>
    `InUseSubnetCannotBeDeleted: Subnet nodes is in use by ${by} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`;
  const machine = `/subscriptions/${subscriptionId}/resourceGroups/rg-nodes/providers/Microsoft.Compute/virtualMachineScaleSets/aks-system-12345678-vmss/virtualMachines/000000`;
  const withNode = account([...network, [clusterType, clusterId, clusterState]], { nodes: [node] });

  it("allows it without network interfaces", () => {
    assert.equal(deleting(subnetType, subnetId, account(network)), undefined);
    assert.equal(
      deleting(subnetType, subnetId, account([...network, [clusterType, clusterId, clusterState]])),
      undefined,
    );
  });

  it("refuses it with a node, and that of the network too", () => {
    assert.equal(deleting(subnetType, subnetId, withNode), inUse(machine));
    assert.equal(deleting(networkType, networkId, withNode), inUse(machine));
  });

  it("refuses it with an API server", () => {
    const withApiServer = account([...network, [clusterType, clusterId, { apiServerAccessProfile: { subnetId } }]]);
    assert.equal(deleting(subnetType, subnetId, withApiServer), inUse(`${clusterId}/apiServer`));
  });
});

describe("Azure's subnets in a plan", () => {
  const natGateway = azure("network.NatGateway", "egress");
  const group = azure("network.NetworkSecurityGroup", "nodes");
  testShown(
    [
      [
        azure(
          "network.Subnet",
          "s",
          {
            addressPrefix: "10.80.0.0/17",
            defaultOutboundAccess: false,
            natGateway: { id: unknown },
            networkSecurityGroup: { id: unknown },
            delegations: [{ serviceName: "Microsoft.ContainerService/managedClusters" }],
            serviceEndpoints: [{ service: "Microsoft.Storage" }],
          },
          { natGateway: [natGateway], networkSecurityGroup: [group] },
        ),
        [
          "10.80.0.0/17",
          "egress through egress",
          "behind nodes",
          "for Microsoft.ContainerService/managedClusters",
          "endpoints Microsoft.Storage",
        ],
      ],
      [
        azure("network.Subnet", "s", { addressPrefix: "10.80.0.0/17" }),
        ["10.80.0.0/17"],
        "its machines reach the internet through Azure's default outbound access",
        "no security group",
      ],
    ],
    [natGateway, group],
  );
});
