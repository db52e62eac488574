import assert from "node:assert/strict";
import { azureProvider } from "../../../../cli/clouds";
import type { Behaviour, Subject } from "../../../../cli/rehearsal/clouds/acceptance";
import { SimulatedAccount } from "../../../../cli/rehearsal/clouds/account";
import { AzureEffects } from "../../../../cli/rehearsal/clouds/azure/effects";
import { azureLedger } from "../../../../cli/rehearsal/clouds/azure/ledger";
import { Operations } from "../../../../cli/rehearsal/clouds/operations";
import type { CloudCluster } from "../../../../cli/rehearsal/clouds/simulated-cluster";
import { CloudHoldingsList } from "../../../../cli/rehearsal/controllers/cloud-holdings";
import type { Fields } from "../../../../cli/values";

const groupType = "azure-native:resources:ResourceGroup";
const networkType = "azure-native:network:VirtualNetwork";
const subnetType = "azure-native:network:Subnet";
const clusterType = "azure-native:containerservice:ManagedCluster";
const poolType = "azure-native:containerservice:AgentPool";
const lockType = "azure-native:authorization:ManagementLockByScope";
const inGroup = { resourceGroupName: "rg" };
const pool = (more: Fields = {}) => ({ count: 1, vmSize: "Standard_D4ds_v5", ...more });

function subject(token: string, name: string): Subject {
  const type = azureProvider.types[token];
  assert.ok(type, token);
  const place = { accountId: "00000000-1111-2222-3333-444444444444", region: "westeurope" };
  return { urn: `urn:${token}::${name}`, token, type, name, place, signal: new AbortController().signal };
}

function simulated(behaviour: Partial<Behaviour> = {}, problem?: string) {
  const holdings = new CloudHoldingsList();
  const account = new SimulatedAccount(azureLedger, () => holdings);
  const log: string[] = [];
  const short = (name: string) => name.replace(/-\d{8}-vmss00000/, "-");
  const cluster: CloudCluster = {
    addNodes: async (nodes, wait = "awaited") => {
      log.push(...nodes.map(({ name }) => `+ ${short(name)}${wait === "awaited" ? "" : ` ${wait}`}`));
      return problem;
    },
    removeNodes: async (names) => void log.push(...names.map((name) => `- ${short(name)}`)),
    install: async () => void log.push("installed"),
    remove: async () => undefined,
    changePods: async () => undefined,
    isLast: () => true,
    wipe: async () => void log.push("wiped"),
  };
  const effects = new AzureEffects(account, () => cluster);
  const operations = new Operations(
    { provider: azureProvider, account, effects },
    { latency: () => 0, patienceMilliseconds: 200, ...behaviour },
  );
  const make = (token: string, name: string, inputs: Fields) => operations.create(subject(token, name), inputs);
  const change = (token: string, name: string, id: string, inputs: Fields) =>
    operations.update(subject(token, name), id, inputs);
  const drop = (token: string, name: string, id: string) => operations.delete(subject(token, name), id);
  return { account, change, drop, effects, holdings, log, make };
}

async function network({ make }: ReturnType<typeof simulated>) {
  const group = await make(groupType, "rg", { ...inGroup, location: "westeurope" });
  const addressSpace = { addressPrefixes: ["10.60.0.0/16"] };
  await make(networkType, "net", { ...inGroup, virtualNetworkName: "net", addressSpace });
  const subnet = await make(subnetType, "nodes", {
    ...inGroup,
    virtualNetworkName: "net",
    subnetName: "nodes",
    addressPrefix: "10.60.0.0/20",
  });
  return { group: group.id, subnet: subnet.id };
}

function clusterOf(vnetSubnetID: string, more: Fields = {}, system: Fields = {}): Fields {
  return {
    ...inGroup,
    resourceName: "prod",
    kubernetesVersion: "1.35",
    agentPoolProfiles: [pool({ name: "system", mode: "System", vnetSubnetID, ...system })],
    ...more,
  };
}

describe("the simulated Azure provider", () => {
  it("creates a cluster with AKS' workloads and the nodes of its pools, and adds pools", async () => {
    const cloud = simulated();
    const { subnet } = await network(cloud);
    const cluster = await cloud.make(clusterType, "prod", clusterOf(subnet, {}, { count: 2 }));
    const apps = (count: number) =>
      pool({ ...inGroup, resourceName: "prod", agentPoolName: "apps", count, vnetSubnetID: subnet });
    const added = await cloud.make(poolType, "apps", apps(2));
    await cloud.change(poolType, "apps", added.id, apps(1));
    const nodes = ["+ aks-system-0", "+ aks-system-1", "+ aks-apps-0", "+ aks-apps-1", "- aks-apps-1"];
    assert.deepEqual(cloud.log, ["installed", ...nodes]);
    assert.deepEqual(
      cloud.account.nodes.map(({ poolId, subnetId }) => [poolId, subnetId]),
      [
        [`${cluster.id}/agentPools/system`, subnet],
        [`${cluster.id}/agentPools/system`, subnet],
        [added.id, subnet],
      ],
    );
    await assert.rejects(
      cloud.drop(subnetType, "nodes", subnet),
      /^Error: Status=400 Code="InUseSubnetCannotBeDeleted"/,
    );
  });

  it("does not wait for nodes of a cluster that brings its own network plugin", async () => {
    const cloud = simulated();
    const { subnet } = await network(cloud);
    await cloud.make(clusterType, "prod", clusterOf(subnet, { networkProfile: { networkPlugin: "none" } }));
    assert.deepEqual(cloud.log, ["installed", "+ aks-system-0 not awaited"]);
  });

  it("adds a node for a pod that finds no room, in a pool that can grow and takes the pod", async () => {
    const cloud = simulated();
    const { subnet } = await network(cloud);
    const taints = { nodeTaints: ["CriticalAddonsOnly=true:NoSchedule"], vnetSubnetID: subnet };
    await cloud.make(
      clusterType,
      "prod",
      clusterOf(subnet, {}, { ...taints, enableAutoScaling: true, minCount: 1, maxCount: 3 }),
    );
    const scaled = { type: "VirtualMachineScaleSets", enableAutoScaling: true, minCount: 1, maxCount: 2 };
    const named = { ...inGroup, resourceName: "prod", agentPoolName: "apps", vnetSubnetID: subnet };
    const apps = pool({ ...named, ...scaled, count: undefined });
    const added = await cloud.make(poolType, "apps", apps);
    assert.deepEqual([await cloud.effects.makeRoom({}), await cloud.effects.makeRoom({})], [true, false]);
    await cloud.change(poolType, "apps", added.id, apps);
    await assert.rejects(
      cloud.change(poolType, "apps", added.id, { ...apps, count: 1 }),
      /Cannot manually scale AgentPool/,
    );
    assert.deepEqual(cloud.log, ["installed", "+ aks-system-0", "+ aks-apps-0", "+ aks-apps-1"]);
    assert.deepEqual(cloud.effects.fullPools({}), [{ name: "apps", most: 2 }]);
    await cloud.drop(poolType, "apps", added.id);
    assert.equal(await cloud.effects.makeRoom({}), false);
    assert.deepEqual(cloud.effects.fullPools({}), []);
  });

  it("reports nodes that do not become ready like AKS", async () => {
    const cloud = simulated({}, "no network plugin");
    const { subnet } = await network(cloud);
    await assert.rejects(cloud.make(clusterType, "prod", clusterOf(subnet)), {
      message:
        "waiting for Microsoft.ContainerService/managedClusters (/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/prod): Not all nodes reached Ready state. Expected: 1, Actual: 0 (no network plugin)",
    });
    assert.equal(cloud.account.remaining.length, 4);
  });

  it("deletes load balancers and disks with the cluster that created them", async () => {
    const cloud = simulated();
    const { subnet } = await network(cloud);
    const cluster = await cloud.make(clusterType, "prod", clusterOf(subnet));
    cloud.holdings.acquired("Service", "shop", "web", "198.18.0.1");
    cloud.holdings.acquired("PersistentVolume", "", "pvc-1", "disk-1", { retained: true });
    await cloud.drop(clusterType, "prod", cluster.id);
    assert.deepEqual([cloud.holdings.remaining, cloud.holdings.retained, cloud.account.nodes], [[], [], []]);
    assert.equal(cloud.log.at(-1), "wiped");
    await cloud.drop(subnetType, "nodes", subnet);
  });

  it("deletes everything in a group with it, unless a lock is on something", async () => {
    const cloud = simulated();
    const { group, subnet } = await network(cloud);
    const cluster = await cloud.make(clusterType, "prod", clusterOf(subnet));
    const lock = await cloud.make(lockType, "keep", { scope: cluster.id, lockName: "keep", level: "CanNotDelete" });
    const refused = new RegExp(
      `^Error: Status=409 Code="ScopeLocked" Message="The scope '${group}' cannot perform delete operation because following scope\\(s\\) are locked: '${cluster.id}'\\.`,
    );
    await assert.rejects(cloud.drop(groupType, "rg", group), refused);
    await cloud.drop(lockType, "keep", lock.id);
    await cloud.drop(groupType, "rg", group);
    assert.deepEqual(cloud.account.remaining, []);
    assert.equal(cloud.log.at(-1), "wiped");
  });

  it("fails a call with an injected fault", async () => {
    const fault: Behaviour["fault"] = ({ type }) =>
      type === clusterType
        ? { code: "ErrCode_InsufficientVCPUQuota", message: "Insufficient regional vcpu quota left." }
        : undefined;
    const cloud = simulated({ fault });
    const { subnet } = await network(cloud);
    await assert.rejects(cloud.make(clusterType, "prod", clusterOf(subnet)), {
      message: 'Status=400 Code="ErrCode_InsufficientVCPUQuota" Message="Insufficient regional vcpu quota left."',
    });
  });
});
