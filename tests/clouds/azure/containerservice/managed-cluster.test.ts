import assert from "node:assert/strict";
import type { Fields } from "../../../../cli/values";
import {
  account,
  type Creation,
  clusterId,
  clusterState,
  clusterType,
  creating,
  identityId,
  identityType,
  network,
  networkResource,
  poolType,
  roleType,
  subnetId,
  subnetType,
  testCreations,
  updating,
} from "../account";

const system = { name: "system", mode: "System", count: 3, vmSize: "Standard_D4ds_v5", vnetSubnetID: subnetId };
const plane = [identityType, identityId, { principalId: "p" }] as const;
const role = [roleType, "r", { principalId: "p", scope: subnetId }] as const;
const ready = account([...network, plane, role]);
const cluster = (more: Fields = {}, pool: Fields = {}) => ({
  resourceGroupName: "rg",
  resourceName: "new",
  location: "westeurope",
  kubernetesVersion: "1.35",
  identity: { type: "UserAssigned", userAssignedIdentities: [identityId] },
  agentPoolProfiles: [{ ...system, ...pool }],
  ...more,
});
const networked = (networkProfile: Fields) => cluster({ networkProfile });

describe("clusters of AKS: creation", () => {
  const cases: readonly (readonly [what: string, inputs: Fields, refusal?: string])[] = [
    ["a cluster", cluster()],
    ["a missing system pool", cluster({}, { mode: "User" }), "BadRequest: Must define at least one system pool."],
    [
      "a long name for the group of the machines",
      cluster({ nodeResourceGroup: "n".repeat(81) }),
      "InvalidParameter: The length of the node resource group name is too long. The maximum length is 80 and the length of the value provided is 81. Please see https://aka.ms/aks-naming-rules for more details.",
    ],
    [
      "a group of the machines that exists",
      cluster({ nodeResourceGroup: "rg" }),
      "InvalidParameter: The node resource group rg already exists, but AKS must create it.",
    ],
    [
      "a service range over a subnet's",
      networked({ serviceCidr: "10.60.0.0/18", dnsServiceIP: "10.60.0.10" }),
      "ServiceCidrOverlapExistingSubnetsCidr: The specified service CIDR 10.60.0.0/18 is conflicted with an existing subnet CIDR 10.60.0.0/20",
    ],
    [
      "a DNS address outside of the service range",
      networked({ serviceCidr: "172.20.0.0/16", dnsServiceIP: "10.0.0.10" }),
      "InvalidDNSServiceIP: The specified DNS service IP 10.0.0.10 is not valid: it must be in the service CIDR 172.20.0.0/16 and not its first address.",
    ],
    [
      "Cilium's policies on another data plane",
      networked({ networkPlugin: "azure", networkPolicy: "cilium" }),
      "InvalidParameter: Network policy cilium requires network dataplane cilium.",
    ],
    [
      "user-defined routing without a route table",
      networked({ outboundType: "userDefinedRouting" }),
      `ExistingRouteTableNotAssociatedWithSubnet: An existing route table has not been associated with subnet ${subnetId}. Please update the route table association`,
    ],
    [
      "an API server in a subnet that is not delegated to it",
      cluster({ apiServerAccessProfile: { subnetId } }),
      `BadRequest: Subnet ${subnetId} must be delegated to Microsoft.ContainerService/managedClusters for API server VNet integration.`,
    ],
    [
      "workload identity without an issuer",
      cluster({ securityProfile: { workloadIdentity: { enabled: true } } }),
      "InvalidParameter: Enabling workload identity requires enabling OIDC issuer.",
    ],
    [
      "disabled local accounts without Entra",
      cluster({ disableLocalAccounts: true }),
      "InvalidParameter: Disabling local accounts is only supported on AAD integrated clusters.",
    ],
    [
      "a zone that the region lacks",
      cluster({ location: "westus" }, { availabilityZones: ["1"] }),
      "AvailabilityZoneNotSupported: The zone(s) '1' for resource 'system' is not supported. The supported zones for location 'westus' are ''",
    ],
    [
      "a pool ahead of its control plane",
      cluster({}, { orchestratorVersion: "1.36" }),
      "NodePoolMcVersionIncompatible: Node pool version 1.36 and control plane version 1.35 are incompatible. Minor version of node pool version 36 is bigger than control plane version 35. For more information, please check https://aka.ms/version-skew-policy",
    ],
  ];
  testCreations(
    clusterType,
    cases.map(([what, inputs, refusal]): Creation => [what, inputs, ready, refusal]),
  );

  it("needs a role for the cluster's identity on the subnet of the nodes", () => {
    assert.match(
      creating(clusterType, cluster(), account([...network, plane])) ?? "",
      /^LinkedAuthorizationFailed: The client with object id 'p' has permission .* 'Microsoft\.Network\/virtualNetworks\/subnets\/join\/action' on the linked scope\(s\) '.*subnets\/nodes'/,
    );
  });

  it("needs roles that have arrived, which takes a while", () => {
    assert.equal(creating(clusterType, cluster(), { ...ready, now: 6000 }), undefined);
    assert.match(creating(clusterType, cluster(), { ...ready, now: 5999 }) ?? "", /^LinkedAuthorizationFailed: /);
  });

  it("needs a role for the cluster's identity on its zone, which has a name of AKS'", () => {
    const zone = (name: string) => networkResource("privateDnsZones", name);
    const named = (privateDNSZone: string) => cluster({ apiServerAccessProfile: { privateDNSZone } });
    const own = zone("prod.private.westeurope.azmk8s.io");
    assert.match(creating(clusterType, named(own), ready) ?? "", /^CustomPrivateDNSZoneMissingPermissionError: /);
    const onZone = [roleType, "z", { principalId: "p", scope: own }] as const;
    assert.equal(creating(clusterType, named(own), account([...network, plane, role, onZone])), undefined);
    assert.match(
      creating(clusterType, named(zone("example.com")), ready) ?? "",
      /^InvalidParameter: The private DNS zone/,
    );
    const elsewhere = zone("prod.private.northeurope.azmk8s.io");
    assert.match(creating(clusterType, named(elsewhere), ready) ?? "", /^InvalidParameter: The private DNS zone/);
  });

  it("needs a role for the cluster's identity on the identity of the nodes", () => {
    const kubelet = identityId.replace("plane", "kubelet");
    const inputs = cluster({ identityProfile: { kubeletidentity: { resourceId: kubelet } } });
    assert.match(creating(clusterType, inputs, ready) ?? "", /^CustomKubeletIdentityMissingPermissionError: /);
    const operator = [roleType, "o", { principalId: "p", scope: kubelet }] as const;
    assert.equal(creating(clusterType, inputs, account([...network, plane, role, operator])), undefined);
  });

  it("puts the API server into a subnet that is delegated to it", () => {
    const id = subnetId.replace("nodes", "api");
    const delegations = [{ serviceName: "Microsoft.ContainerService/managedClusters" }];
    const delegated = [subnetType, id, { addressPrefix: "10.60.16.0/28", delegations }] as const;
    const inputs = cluster({ apiServerAccessProfile: { subnetId: id } });
    assert.equal(creating(clusterType, inputs, account([...network, plane, role, delegated])), undefined);
  });
});

describe("clusters of AKS: upgrades", () => {
  const steps: readonly (readonly [from: string, nodes: string, to: string, refusal?: string])[] = [
    ["1.35", "1.35", "1.36"],
    [
      "1.34",
      "1.34",
      "1.36",
      "OperationNotAllowed: Upgrading Kubernetes version 1.34 to 1.36 is not allowed. Available upgrades: [1.35]. Please see https://aka.ms/aks-supported-k8s-ver for version details.",
    ],
    [
      "1.35",
      "1.35",
      "1.34",
      "OperationNotAllowed: Upgrading Kubernetes version 1.35 to 1.34 is not allowed. Available upgrades: [1.36]. Please see https://aka.ms/aks-supported-k8s-ver for version details.",
    ],
    [
      "1.36",
      "1.33",
      "1.37",
      "NodePoolMcVersionIncompatible: Node pool version 1.33 and control plane version 1.37 are incompatible. Minor version of node pool cannot be more than 3 versions less than control plane's version. Minor version of node pool is 33 and control plane is 37. For more information, please check https://aka.ms/version-skew-policy",
    ],
  ];
  for (const [from, orchestratorVersion, to, refusal] of steps) {
    it(`${refusal === undefined ? "allows" : "refuses"} ${from} to ${to} with nodes of ${orchestratorVersion}`, () => {
      const running = account([
        [clusterType, clusterId, { ...clusterState, kubernetesVersion: from }],
        [poolType, `${clusterId}/agentPools/apps`, { count: 2, vmSize: "Standard_D4s_v5", orchestratorVersion }],
      ]);
      assert.equal(updating(clusterType, clusterId, { ...clusterState, kubernetesVersion: to }, running), refusal);
    });
  }

  it("refuses an inline pool that the cluster does not have", () => {
    const running = account([
      [clusterType, clusterId, clusterState],
      [poolType, `${clusterId}/agentPools/apps`, { count: 2, vmSize: "Standard_D4s_v5" }],
    ]);
    const inline = (name: string) => ({
      ...clusterState,
      agentPoolProfiles: [system, { name, mode: "User", count: 1, vmSize: "Standard_D4s_v5" }],
    });
    assert.equal(updating(clusterType, clusterId, inline("apps"), running), undefined);
    assert.match(
      updating(clusterType, clusterId, inline("jobs"), running) ?? "",
      /^BadRequest: A new agent pool was introduced\./,
    );
  });

  it("refuses another machine type for an inline pool", () => {
    const running = account([[clusterType, clusterId, clusterState]]);
    const resized = { ...clusterState, agentPoolProfiles: [{ ...system, vmSize: "Standard_D4ds_v6" }] };
    assert.match(updating(clusterType, clusterId, resized, running) ?? "", /^PropertyChangeNotAllowed: .*vmSize/);
    assert.equal(updating(clusterType, clusterId, { ...clusterState, tags: { a: "b" } }, running), undefined);
  });
});
