import assert from "node:assert/strict";
import type { AksClusterArgs } from "../../../../components/clusters/aks";
import { aksArgs, aksTags, hubId, runAks, subscriptionId } from "../../../support/aks";

const clusterType = "azure-native:containerservice:ManagedCluster";
const peeringType = "azure-native:network:VirtualNetworkPeering";
const group = `/subscriptions/${subscriptionId}/resourceGroups/test/providers/Microsoft.Network`;
const vnetId = `/subscriptions/${subscriptionId}/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub`;
const existing: Partial<AksClusterArgs> = {
  vnet: {
    ...aksArgs.vnet,
    hub: undefined,
    vnetId,
    outbound: "user-defined-routing",
    nodes: { subnetId: `${vnetId}/subnets/nodes`, cidr: "10.20.0.0/20" },
    apiServer: { subnetId: `${vnetId}/subnets/api`, cidr: "10.20.16.0/28" },
  },
  endpoint: {},
};

interface Rule {
  readonly name: string;
  readonly access: string;
  readonly priority: number;
  readonly description: string;
  readonly direction: string;
  readonly sourceAddressPrefix?: string;
  readonly sourceAddressPrefixes?: readonly string[];
  readonly destinationPortRange?: string;
  readonly destinationPortRanges?: readonly string[];
}

describe("the network of an AKS cluster", () => {
  it("is the cluster's own, and protected", async () => {
    const { inputs, options } = (await runAks()).find("azure-native:network:VirtualNetwork", "test");
    assert.deepEqual(inputs.addressSpace, { addressPrefixes: ["10.20.0.0/16"] });
    assert.deepEqual(inputs.tags, aksTags);
    assert.equal(options.protect, true);
  });

  it("has the given subnets", async () => {
    const subnetCidrs = { nodes: "10.20.0.0/20", apiServer: "10.20.16.0/28" };
    const run = await runAks({ vnet: { ...aksArgs.vnet, subnetCidrs } });
    const ranges = ["test-nodes", "test-api-server"].map(
      (name) => run.find("azure-native:network:Subnet", name).inputs.addressPrefix,
    );
    assert.deepEqual(ranges, [subnetCidrs.nodes, subnetCidrs.apiServer]);
  });

  it("has one subnet for nodes and one for the API server, whose only route out is the gateway", async () => {
    const run = await runAks();
    const subnetType = "azure-native:network:Subnet";
    const [nodes, apiServer] = [run.find(subnetType, "test-nodes"), run.find(subnetType, "test-api-server")];
    for (const { inputs } of [nodes, apiServer]) {
      assert.equal(inputs.virtualNetworkName, "test");
      assert.equal(inputs.defaultOutboundAccess, false);
      assert.deepEqual(inputs.natGateway, { id: `${group}/natGateways/test-egress` });
    }
    assert.equal(nodes.inputs.addressPrefix, "10.20.0.0/17");
    assert.deepEqual(nodes.inputs.networkSecurityGroup, { id: `${group}/networkSecurityGroups/test-nodes` });
    assert.deepEqual(nodes.inputs.serviceEndpoints, [{ service: "Microsoft.Storage" }]);
    assert.equal(nodes.inputs.delegations, undefined);
    assert.equal(apiServer.inputs.addressPrefix, "10.20.255.192/26");
    assert.deepEqual(apiServer.inputs.networkSecurityGroup, { id: `${group}/networkSecurityGroups/test-api-server` });
    assert.deepEqual(apiServer.inputs.delegations, [
      { name: "aks", serviceName: "Microsoft.ContainerService/managedClusters" },
    ]);
    assert.ok(apiServer.dependsOn.includes(nodes.urn));
  });

  it("reaches the internet from one address of its own", async () => {
    const run = await runAks();
    const { inputs } = run.find("azure-native:network:PublicIPAddress", "test-egress");
    assert.deepEqual(
      [inputs.sku, inputs.publicIPAllocationMethod, inputs.publicIPAddressVersion, inputs.zones],
      [{ name: "Standard", tier: "Regional" }, "Static", "IPv4", ["1", "2"]],
    );
    const gateway = run.find("azure-native:network:NatGateway", "test-egress").inputs;
    assert.deepEqual(gateway.publicIpAddresses, [{ id: `${group}/publicIPAddresses/test-egress` }]);
    const { networkProfile } = run.find(clusterType, "test").inputs as { networkProfile: Record<string, unknown> };
    assert.equal(networkProfile.outboundType, "userAssignedNATGateway");
    assert.equal(networkProfile.loadBalancerSku, "standard");
    assert.equal(networkProfile.podCidr, "10.244.0.0/16");
    assert.equal(networkProfile.serviceCidr, "172.20.0.0/16");
    assert.equal(networkProfile.dnsServiceIP, "172.20.0.10");
    assert.deepEqual(networkProfile.ipFamilies, ["IPv4"]);
  });

  it("lets only nodes and the given ranges reach the API server", async () => {
    const run = await runAks();
    const { inputs } = run.find("azure-native:network:NetworkSecurityGroup", "test-api-server");
    const rules = inputs.securityRules as readonly Rule[];
    assert.deepEqual(
      rules.map(({ name, access, priority, sourceAddressPrefix, destinationPortRange, destinationPortRanges }) => [
        priority,
        `${access} ${name}`,
        sourceAddressPrefix,
        destinationPortRange ?? destinationPortRanges?.join(),
      ]),
      [
        [100, "Allow AllowNodesInBound", "10.20.0.0/17", "443,4443"],
        [101, "Allow AllowLoadBalancerInBound", "AzureLoadBalancer", "9988"],
        [102, "Allow AllowApiServerInBound", "10.20.255.192/26", "443,4443,9988"],
        [103, "Allow AllowPrivateAccessInBound", "10.0.0.0/16", "443"],
        [104, "Deny DenyVnetInBound", "VirtualNetwork", "*"],
      ],
    );
    assert.ok(rules.every(({ description, direction }) => description !== "" && direction === "Inbound"));
  });

  it("lets the internet reach only the given ports", async () => {
    const rulesOf = async (args: Partial<AksClusterArgs>) =>
      (await runAks(args)).find("azure-native:network:NetworkSecurityGroup", "test-nodes").inputs.securityRules;
    const common = {
      direction: "Inbound",
      protocol: "Tcp",
      sourcePortRange: "*",
      destinationAddressPrefix: "*",
    };
    const noSsh = {
      ...common,
      name: "DenySshInBound",
      description: "Nobody signs in to nodes",
      access: "Deny",
      sourceAddressPrefix: "*",
      destinationPortRange: "22",
    };
    assert.deepEqual(await rulesOf({}), [{ ...noSsh, priority: 100 }]);
    assert.deepEqual(await rulesOf({ vnet: { ...aksArgs.vnet, publicPorts: [80, 443] } }), [
      {
        ...common,
        name: "AllowWebInBound",
        description: "Load balancers that answer the internet",
        priority: 100,
        access: "Allow",
        sourceAddressPrefix: "Internet",
        destinationPortRanges: ["80", "443"],
      },
      { ...noSsh, priority: 101 },
    ]);
  });

  it("is peered with the hub in both directions before the cluster, and its name resolves in both networks", async () => {
    const run = await runAks();
    const [toHub, fromHub] = ["test-to-hub", "test-from-hub"].map((name) => run.find(peeringType, name));
    assert.deepEqual(
      [toHub, fromHub].map((half) => [
        half?.inputs.resourceGroupName,
        half?.inputs.virtualNetworkName,
        half?.inputs.virtualNetworkPeeringName,
        half?.inputs.remoteVirtualNetwork,
        half?.inputs.allowVirtualNetworkAccess,
        half?.inputs.allowGatewayTransit,
        half?.inputs.useRemoteGateways,
      ]),
      [
        ["test", "test", "hub", { id: hubId }, true, false, false],
        ["hub", "hub", "test-test", { id: `${group}/virtualNetworks/test` }, true, false, false],
      ],
    );
    const zone = run.find("azure-native:privatedns:PrivateZone", "test-api-server");
    assert.equal(zone.inputs.privateZoneName, "test.private.westeurope.azmk8s.io");
    const links = run.ofType("azure-native:privatedns:VirtualNetworkLink");
    assert.deepEqual(
      links.map(({ inputs }) => [inputs.virtualNetworkLinkName, inputs.virtualNetwork, inputs.registrationEnabled]),
      [
        ["cluster", { id: `${group}/virtualNetworks/test` }, false],
        ["hub", { id: hubId }, false],
      ],
    );
    const { dependsOn } = run.find(clusterType, "test");
    for (const resource of [toHub, fromHub, ...links]) {
      assert.ok(resource !== undefined && dependsOn.includes(resource.urn));
    }
    assert.ok(fromHub !== undefined && toHub?.dependsOn.includes(fromHub.urn), "the hub lends its gateway first");
  });

  it("can use the hub's gateway and firewall, in another subscription", async () => {
    const other = subscriptionId.replace("0000", "1111");
    const run = await runAks({
      vnet: {
        ...aksArgs.vnet,
        outbound: "user-defined-routing",
        hub: { vnetId: hubId.replace(subscriptionId, other), useRemoteGateways: true, firewallAddress: "10.0.1.4" },
      },
    });
    const [toHub, fromHub] = ["test-to-hub", "test-from-hub"].map((name) => run.find(peeringType, name));
    assert.deepEqual([toHub?.inputs.useRemoteGateways, fromHub?.inputs.allowGatewayTransit], [true, true]);
    const provider = run.find("pulumi:providers:azure-native", "test-hub");
    assert.equal(provider.inputs.subscriptionId, other);
    assert.match(fromHub?.provider ?? "", /::test-hub$/);
    assert.match(toHub?.provider ?? "", /::test$/);
    const { inputs } = run.find("azure-native:network:RouteTable", "test-egress");
    assert.deepEqual(inputs.routes, [
      { name: "internet", addressPrefix: "0.0.0.0/0", nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.1.4" },
    ]);
    for (const { inputs: subnet } of run.ofType("azure-native:network:Subnet")) {
      assert.deepEqual([subnet.routeTable, subnet.natGateway], [{ id: `${group}/routeTables/test-egress` }, undefined]);
    }
    assert.deepEqual(run.ofType("azure-native:network:NatGateway"), []);
  });

  it("has no zone of its own if the API server has a public name", async () => {
    const run = await runAks({ endpoint: { publicAccessCidrs: ["203.0.113.0/24"] } });
    assert.deepEqual(run.ofType("azure-native:privatedns:PrivateZone"), []);
    assert.equal(run.ofType(peeringType).length, 2);
  });

  it("can be an existing one, whose subnets the cluster may join", async () => {
    const run = await runAks(existing);
    assert.deepEqual(
      run.resources.filter(({ type }) => type.startsWith("azure-native:network:")),
      [],
    );
    const { inputs } = run.find(clusterType, "test") as { inputs: Record<string, Record<string, unknown>> };
    assert.equal(inputs.networkProfile?.outboundType, "userDefinedRouting");
    assert.equal(inputs.apiServerAccessProfile?.subnetId, `${vnetId}/subnets/api`);
    const rights = run.ofType("azure-native:authorization:RoleAssignment");
    const scopes = rights.filter(({ name }) => name.endsWith("-subnet")).map(({ inputs: { scope } }) => scope);
    assert.deepEqual(scopes, [`${vnetId}/subnets/api`, `${vnetId}/subnets/nodes`]);
  });

  it("can use an existing private DNS zone, which the cluster may change", async () => {
    const zone = `/subscriptions/${subscriptionId}/resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/privatelink.westeurope.azmk8s.io`;
    const run = await runAks({ endpoint: { ...aksArgs.endpoint, privateDnsZoneId: zone } });
    const { inputs } = run.find(clusterType, "test") as { inputs: Record<string, Record<string, unknown>> };
    assert.equal(inputs.apiServerAccessProfile?.privateDNSZone, zone);
    const right = (name: string) => run.find("azure-native:authorization:RoleAssignment", name).inputs;
    assert.equal(right("test-dns-zone").scope, zone);
    assert.match(String(right("test-dns-zone").roleDefinitionId), /b12aa53e-6015-4669-85d0-8515ebb3ae7f$/);
    assert.equal(right("test-dns-network").scope, `${group}/virtualNetworks/test`);
  });
});
