import assert from "node:assert/strict";
import type { AccountView, Properties } from "../../../cli/clouds";
import {
  account,
  clusterId,
  clusterState,
  clusterType,
  creating,
  deleting,
  identityId,
  identityType,
  network,
  poolType,
  roleType,
  subnetId,
  subnetType,
  updating,
} from "./account";

const system = { name: "system", mode: "System", count: 3, vmSize: "Standard_D4ds_v5", vnetSubnetID: subnetId };
const plane = [identityType, identityId, { principalId: "p" }] as const;
const role = [roleType, "r", { principalId: "p", scope: subnetId }] as const;
const ready = account([...network, plane, role]);
const cluster = (more: Properties = {}, pool: Properties = {}) => ({
  resourceGroupName: "rg",
  resourceName: "new",
  location: "westeurope",
  kubernetesVersion: "1.35",
  identity: { type: "UserAssigned", userAssignedIdentities: [identityId] },
  agentPoolProfiles: [{ ...system, ...pool }],
  ...more,
});
const networkProfile = (profile: Properties) => cluster({ networkProfile: profile });
const running = account([...network, [clusterType, clusterId, clusterState]]);
const pool = (more: Properties = {}) => ({
  resourceGroupName: "rg",
  resourceName: "prod",
  agentPoolName: "apps",
  count: 2,
  vmSize: "Standard_D4s_v5",
  ...more,
});
const scaled = (minCount: number, count: number, maxCount: number, more: Properties = {}) =>
  pool({ enableAutoScaling: true, minCount, count, maxCount, ...more });
const range = (count: number, least: number, most: number) =>
  `InvalidParameter: agentPoolProfile.count was ${count}. It must be greater or equal to minCount:${least} and less than or equal to maxCount:${most}`;
const invalid = (parameter: string) =>
  `InvalidParameter: The value of parameter ${parameter} is invalid. Please see https://aka.ms/aks-naming-rules for more details.`;

describe("AKS' rules for what is new", () => {
  const cases: readonly (readonly [string, string, Properties, AccountView, string | undefined])[] = [
    ["a cluster", clusterType, cluster(), ready, undefined],
    [
      "a cluster without a pool for system pods",
      clusterType,
      cluster({}, { mode: "User" }),
      ready,
      "BadRequest: Must define at least one system pool.",
    ],
    [
      "a group of machines with a long name",
      clusterType,
      cluster({ nodeResourceGroup: "n".repeat(81) }),
      ready,
      "InvalidParameter: The length of the node resource group name is too long. The maximum length is 80 and the length of the value provided is 81. Please see https://aka.ms/aks-naming-rules for more details.",
    ],
    [
      "a group of machines that is there",
      clusterType,
      cluster({ nodeResourceGroup: "rg" }),
      ready,
      "InvalidParameter: The node resource group rg already exists: AKS makes it.",
    ],
    [
      "services in the network's ranges",
      clusterType,
      networkProfile({ serviceCidr: "10.60.0.0/18", dnsServiceIP: "10.60.0.10" }),
      ready,
      "ServiceCidrOverlapExistingSubnetsCidr: The specified service CIDR 10.60.0.0/18 is conflicted with an existing subnet CIDR 10.60.0.0/20",
    ],
    [
      "a DNS address outside of the services",
      clusterType,
      networkProfile({ serviceCidr: "172.20.0.0/16", dnsServiceIP: "10.0.0.10" }),
      ready,
      "InvalidDNSServiceIP: The specified DNS service IP 10.0.0.10 is not valid: it must be in the service CIDR 172.20.0.0/16 and not its first address.",
    ],
    [
      "Cilium's policies on another data plane",
      clusterType,
      networkProfile({ networkPlugin: "azure", networkPolicy: "cilium" }),
      ready,
      "InvalidParameter: Network policy cilium requires network dataplane cilium.",
    ],
    [
      "routes of one's own without a table",
      clusterType,
      networkProfile({ outboundType: "userDefinedRouting" }),
      ready,
      `ExistingRouteTableNotAssociatedWithSubnet: An existing route table has not been associated with subnet ${subnetId}. Please update the route table association`,
    ],
    [
      "an API server in a subnet that is not given to it",
      clusterType,
      cluster({ apiServerAccessProfile: { subnetId } }),
      ready,
      `BadRequest: Subnet ${subnetId} must be delegated to Microsoft.ContainerService/managedClusters for API server VNet integration.`,
    ],
    [
      "workload identity without an issuer",
      clusterType,
      cluster({ securityProfile: { workloadIdentity: { enabled: true } } }),
      ready,
      "InvalidParameter: Enabling workload identity requires enabling OIDC issuer.",
    ],
    [
      "no local accounts without a directory",
      clusterType,
      cluster({ disableLocalAccounts: true }),
      ready,
      "InvalidParameter: Disabling local accounts is only supported on AAD integrated clusters.",
    ],
    [
      "a zone that the region has not",
      clusterType,
      cluster({ location: "westus" }, { availabilityZones: ["1"] }),
      ready,
      "AvailabilityZoneNotSupported: The zone(s) '1' for resource 'system' is not supported. The supported zones for location 'westus' are ''",
    ],
    [
      "a pool ahead of its control plane",
      clusterType,
      cluster({}, { orchestratorVersion: "1.36" }),
      ready,
      "NodePoolMcVersionIncompatible: Node pool version 1.36 and control plane version 1.35 are incompatible. Minor version of node pool version 36 is bigger than control plane version 35. For more information, please check https://aka.ms/version-skew-policy",
    ],
    ["a pool", poolType, pool(), running, undefined],
    ["a pool that scales", poolType, scaled(2, 2, 6), running, undefined],
    ["a pool of none", poolType, scaled(0, 0, 6), running, undefined],
    ["fewer nodes than the least", poolType, scaled(2, 1, 6), running, range(1, 2, 6)],
    ["more nodes than the most", poolType, scaled(2, 7, 6), running, range(7, 2, 6)],
    ["a least above the most", poolType, scaled(7, 7, 6), running, range(7, 7, 6)],
    [
      "no count",
      poolType,
      { ...scaled(1, 1, 2), count: undefined },
      running,
      "InvalidParameter: Required parameter properties.count is missing (null).",
    ],
    [
      "a pool of Windows with a long name",
      poolType,
      pool({ agentPoolName: "windows", osType: "Windows" }),
      running,
      invalid("agentPoolProfile.name"),
    ],
    ["a size that is none", poolType, pool({ vmSize: "m7i.large" }), running, invalid("agentPoolProfile.vmSize")],
    [
      "an ephemeral disk on a size without one",
      poolType,
      pool({ osDiskType: "Ephemeral" }),
      running,
      "VMSizeDoesNotSupportEphemeralOS: The Virtual Machine size Standard_D4s_v5 does not support Ephemeral OS disk.",
    ],
    ["an ephemeral disk", poolType, pool({ osDiskType: "Ephemeral", vmSize: "Standard_D4ads_v5" }), running, undefined],
    [
      "a label of AKS' own",
      poolType,
      pool({ nodeLabels: { "kubernetes.azure.com/mode": "user" } }),
      running,
      "BadRequest: Invalid node label key kubernetes.azure.com/mode. The 'kubernetes.azure.com' prefix is preserved by aks system labels",
    ],
    [
      "a taint without an effect",
      poolType,
      pool({ nodeTaints: ["a=b"] }),
      running,
      invalid("agentPoolProfile.nodeTaints"),
    ],
    [
      "a pool of a name that the cluster was made with",
      poolType,
      pool({ agentPoolName: "system" }),
      running,
      `cannot create already existing resource '${clusterId}/agentPools/system'`,
    ],
    [
      "spot machines for system pods",
      poolType,
      pool({ scaleSetPriority: "Spot", mode: "System" }),
      running,
      "BadRequest: Spot node pools can't be system node pools.",
    ],
  ];
  for (const [what, type, inputs, inAccount, expected] of cases) {
    it(`${expected === undefined ? "allow" : "refuse"} ${what}`, () => {
      assert.equal(creating(type, inputs, inAccount), expected);
    });
  }

  it("want a role for the cluster's identity on its nodes' subnet", () => {
    assert.match(
      creating(clusterType, cluster(), account([...network, plane])) ?? "",
      /^LinkedAuthorizationFailed: The client with object id 'p' has permission .* 'Microsoft\.Network\/virtualNetworks\/subnets\/join\/action' on the linked scope\(s\) '.*subnets\/nodes'/,
    );
  });

  it("want a role for the cluster's identity on that of its nodes", () => {
    const kubelet = identityId.replace("plane", "kubelet");
    const inputs = cluster({ identityProfile: { kubeletidentity: { resourceId: kubelet } } });
    assert.match(creating(clusterType, inputs, ready) ?? "", /^CustomKubeletIdentityMissingPermissionError: /);
    const operator = [roleType, "o", { principalId: "p", scope: kubelet }] as const;
    assert.equal(creating(clusterType, inputs, account([...network, plane, role, operator])), undefined);
  });

  it("let a delegated subnet have the API server", () => {
    const id = subnetId.replace("nodes", "api");
    const delegations = [{ serviceName: "Microsoft.ContainerService/managedClusters" }];
    const delegated = [subnetType, id, { addressPrefix: "10.60.16.0/28", delegations }] as const;
    const inputs = cluster({ apiServerAccessProfile: { subnetId: id } });
    assert.equal(creating(clusterType, inputs, account([...network, plane, role, delegated])), undefined);
  });
});

describe("AKS' rules for changes", () => {
  const at = (kubernetesVersion: string, poolVersion = kubernetesVersion) =>
    account([
      [clusterType, clusterId, { ...clusterState, kubernetesVersion }],
      [poolType, `${clusterId}/agentPools/apps`, { ...pool(), orchestratorVersion: poolVersion }],
    ]);
  const steps: readonly (readonly [string, string, string, string | undefined])[] = [
    ["1.35", "1.35", "1.36", undefined],
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
  for (const [from, nodes, to, expected] of steps) {
    it(`${expected === undefined ? "allow" : "refuse"} a control plane to go from ${from} to ${to}, with nodes of ${nodes}`, () => {
      const inputs = { ...clusterState, kubernetesVersion: to };
      assert.equal(updating(clusterType, clusterId, inputs, at(from, nodes)), expected);
    });
  }

  it("refuse nodes that go ahead, and let them follow", () => {
    const id = `${clusterId}/agentPools/apps`;
    const to = (orchestratorVersion: string) => pool({ orchestratorVersion });
    assert.match(updating(poolType, id, to("1.36"), at("1.35")) ?? "", /^NodePoolMcVersionIncompatible/);
    assert.equal(updating(poolType, id, to("1.36"), at("1.36", "1.35")), undefined);
    assert.match(updating(poolType, id, to("1.36"), at("1.36", "1.34")) ?? "", /^AgentPoolUpgradeVersionNotAllowed/);
  });

  it("keep the last pool", () => {
    const id = `${clusterId}/agentPools/apps`;
    assert.equal(deleting(poolType, id, at("1.35")), undefined);
    const alone = account([
      [clusterType, clusterId, { ...clusterState, agentPoolProfiles: [] }],
      [poolType, id, pool()],
    ]);
    assert.equal(deleting(poolType, id, alone), "OperationNotAllowed: There has to be at least one agent pool.");
  });
});
