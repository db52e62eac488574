import assert from "node:assert/strict";
import { gcpProvider } from "../../../../cli/clouds";
import type { Behaviour, Subject } from "../../../../cli/rehearsal/clouds/acceptance";
import { SimulatedAccount } from "../../../../cli/rehearsal/clouds/account";
import { GcpEffects } from "../../../../cli/rehearsal/clouds/gcp/effects";
import { gcpLedger } from "../../../../cli/rehearsal/clouds/gcp/ledger";
import { gcpSettings } from "../../../../cli/rehearsal/clouds/gcp/settings";
import { ProviderInstances } from "../../../../cli/rehearsal/clouds/instances";
import { Operations } from "../../../../cli/rehearsal/clouds/operations";
import type { CloudCluster } from "../../../../cli/rehearsal/clouds/simulated-cluster";
import { CloudHoldingsList } from "../../../../cli/rehearsal/controllers/cloud-holdings";
import type { Fields } from "../../../../cli/values";

const networkType = "gcp:compute/network:Network";
const subnetworkType = "gcp:compute/subnetwork:Subnetwork";
const clusterType = "gcp:container/cluster:Cluster";
const poolType = "gcp:container/nodePool:NodePool";
const never = new AbortController().signal;

function subject(token: string, name: string): Subject {
  const type = gcpProvider.types[token];
  assert.ok(type);
  const place = { accountId: "shop", region: "europe-west3" };
  return { urn: `urn:${token}::${name}`, token, type, name, place, signal: never };
}

function simulated(behaviour: Partial<Behaviour> = {}) {
  const holdings = new CloudHoldingsList();
  const account = new SimulatedAccount(gcpLedger, () => holdings);
  const log: string[] = [];
  const cluster: CloudCluster = {
    addNodes: async (nodes) => {
      log.push(`+${nodes.length}`);
      return undefined;
    },
    removeNodes: async (names) => void log.push(`-${names.length}`),
    install: async (objects) => void log.push(`installed ${objects[0]?.object.metadata.name}`),
    remove: async () => undefined,
    changePods: async () => undefined,
    isLast: () => true,
    wipe: async () => void log.push("wiped"),
  };
  const effects = new GcpEffects(account, () => cluster);
  const operations = new Operations(
    { provider: gcpProvider, account, effects },
    { latency: () => 0, patienceMilliseconds: 1000, ...behaviour },
  );
  const make = (token: string, name: string, inputs: Fields) => operations.create(subject(token, name), inputs);
  return { account, effects, holdings, log, make, operations };
}

async function withCluster(more: Fields = {}) {
  const run = simulated();
  const network = await run.make(networkType, "prod", { name: "prod" });
  const subnetwork = await run.make(subnetworkType, "prod", {
    name: "prod",
    network: network.id,
    ipCidrRange: "10.20.0.0/20",
    secondaryIpRanges: [{ rangeName: "pods", ipCidrRange: "10.64.0.0/18" }],
  });
  const cluster = await run.make(clusterType, "prod", {
    name: "prod",
    network: network.id,
    subnetwork: subnetwork.id,
    initialNodeCount: 1,
    removeDefaultNodePool: true,
    minMasterVersion: "1.35",
    deletionProtection: false,
    datapathProvider: "ADVANCED_DATAPATH",
    ipAllocationPolicy: { clusterSecondaryRangeName: "pods" },
    ...more,
  });
  const pool = (name: string, inputs: Fields) =>
    run.make(poolType, name, {
      name,
      cluster: cluster.id,
      nodeLocations: ["europe-west3-a", "europe-west3-b"],
      ...inputs,
    });
  return { ...run, network, subnetwork, cluster, pool };
}

describe("the simulated Google Cloud provider", () => {
  it("does not retry while a new service account is unknown, so the program has to", async () => {
    const { make } = simulated();
    const account = await make("gcp:serviceaccount/account:Account", "nodes", { accountId: "prod-nodes" });
    const inputs = { project: "shop", role: "roles/logging.logWriter", member: account.state.member };
    await assert.rejects(
      make("gcp:projects/iAMMember:IAMMember", "log", inputs),
      /Service account prod-nodes@shop\.iam\.gserviceaccount\.com does not exist/,
    );
  });

  it("does not retry a final refusal", async () => {
    const { operations, network } = await withCluster();
    await assert.rejects(
      operations.delete(subject(networkType, "prod"), network.id),
      /^Error: Error waiting for Deleting Network: The network resource 'projects\/shop\/global\/networks\/prod' is already being used by 'projects\/shop\/regions\/europe-west3\/subnetworks\/prod'$/,
    );
  });

  it("fails a call with an injected fault", async () => {
    const fault: Behaviour["fault"] = ({ type }, earlier) =>
      type === networkType && earlier === 1
        ? { code: "quotaExceeded", status: 403, message: "Quota 'NETWORKS' exceeded.  Limit: 5.0 globally." }
        : undefined;
    const { make, account } = simulated({ fault });
    await make(networkType, "first", { name: "first" });
    await assert.rejects(make(networkType, "second", { name: "second" }), {
      message:
        "Error creating Network: googleapi: Error 403: Quota 'NETWORKS' exceeded.  Limit: 5.0 globally., quotaExceeded",
    });
    await make(networkType, "third", { name: "third" });
    assert.deepEqual(account.remaining.length, 2);
  });

  it("adds and removes the nodes of a pool", async () => {
    const { account, log, operations, pool, subnetwork } = await withCluster();
    const general = await pool("general", { initialNodeCount: 1, autoscaling: { minNodeCount: 2, maxNodeCount: 3 } });
    assert.deepEqual(log, ["installed anetd", "+4"]);
    assert.equal(account.nodes.length, 4);
    const inputs = { name: "general", cluster: "prod", nodeLocations: ["europe-west3-a"], nodeCount: 1 };
    await operations.update(subject(poolType, "general"), general.id, inputs);
    assert.deepEqual(log.slice(2), ["-3", "+0"]);
    await assert.rejects(
      operations.delete(subject(subnetworkType, "prod"), subnetwork.id),
      /is already being used by '.*instances\/gke-prod-general-/,
    );
    await operations.delete(subject(poolType, "general"), general.id);
    assert.deepEqual(account.nodes, []);
  });

  it("makes nodes of the pools that a cluster makes itself, and of its default pool", async () => {
    const nodeConfig = { machineType: "n2-standard-4", labels: { app: "shop" } };
    const own = await withCluster({ removeDefaultNodePool: undefined, initialNodeCount: 1, nodeConfig });
    assert.deepEqual(own.log, ["installed anetd", "+3"]);
    assert.match(own.account.nodes[0]?.name ?? "", /^gke-prod-default-pool-/);
    const nodePools = [
      { name: "a", nodeCount: 2, nodeLocations: ["europe-west3-a"] },
      { name: "b", initialNodeCount: 1 },
    ];
    const { account, cluster, log, operations } = await withCluster({ initialNodeCount: undefined, nodePools });
    assert.deepEqual(log, ["installed anetd", "+2", "+3"]);
    const fewer = { ...cluster.state, nodePools: [{ ...nodePools[0], nodeCount: 1 }] };
    await operations.update(subject(clusterType, "prod"), cluster.id, fewer);
    assert.deepEqual(log.slice(3), ["-3", "-1", "+0"]);
    assert.equal(account.nodes.length, 1);
  });

  it("makes none if Google runs the nodes", async () => {
    const { log } = await withCluster({
      removeDefaultNodePool: undefined,
      initialNodeCount: undefined,
      enableAutopilot: true,
    });
    assert.deepEqual(log, ["installed anetd"]);
  });

  it("deletes a protected cluster once its protection is lifted", async () => {
    const { account, cluster, operations } = await withCluster({ deletionProtection: true });
    const remove = () => operations.delete(subject(clusterType, "prod"), cluster.id);
    await assert.rejects(remove(), /deletion_protection is set to true/);
    assert.deepEqual(account.unprotect(), [cluster.id]);
    await remove();
    assert.deepEqual(account.unprotect(), []);
  });

  it("adds a node for a pod without room, but not to a pool that is being deleted", async () => {
    const { account, effects, log, operations, pool } = await withCluster();
    const autoscaling = { totalMinNodeCount: 2, totalMaxNodeCount: 3 };
    const taints = [{ key: "CriticalAddonsOnly", value: "true", effect: "NO_SCHEDULE" }];
    await pool("system", { initialNodeCount: 1, autoscaling, nodeConfig: { taints } });
    const general = await pool("general", { initialNodeCount: 1, autoscaling });
    assert.deepEqual([await effects.makeRoom({}), await effects.makeRoom({})], [true, false]);
    assert.deepEqual(account.nodes.at(-1)?.poolId, general.id);
    assert.deepEqual(log.slice(1), ["+2", "+2", "+1"]);
    assert.deepEqual(effects.fullPools({}), [{ name: "general", most: 3 }]);
    const everywhere = { spec: { tolerations: [{ operator: "Exists" }] } };
    assert.deepEqual(effects.fullPools(everywhere), [{ name: "general", most: 3 }], "the other pool may grow");
    await operations.delete(subject(poolType, "general"), general.id);
    assert.equal(await effects.makeRoom({}), false);
    assert.deepEqual(effects.fullPools({}), []);
  });

  it("empties the API server and deletes the pools together with their cluster", async () => {
    const { account, cluster, holdings, log, operations, pool } = await withCluster();
    await pool("general", { initialNodeCount: 1 });
    holdings.acquired("Service", "shop", "web", "203.0.113.9");
    await operations.delete(subject(clusterType, "prod"), cluster.id);
    assert.deepEqual(log.slice(2), ["wiped"]);
    assert.deepEqual(account.nodes, []);
    assert.equal(account.remaining.filter((one) => /^(NodePool|Cluster) /.test(one)).length, 0);
    assert.deepEqual(account.view("shop", "europe-west3").loadBalancers, [
      { owner: "Service shop/web", networkId: "projects/shop/global/networks/prod", subnetIds: [] },
    ]);
  });

  it("upgrades pools with auto-upgrade after their control plane", async () => {
    const { account, cluster, operations, pool } = await withCluster();
    await pool("general", { initialNodeCount: 1, management: { autoUpgrade: true } });
    await pool("pinned", { initialNodeCount: 1, management: { autoUpgrade: false } });
    const inputs = { ...cluster.state, minMasterVersion: "1.36" };
    await operations.update(subject(clusterType, "prod"), cluster.id, inputs);
    assert.deepEqual(
      account.ofType(poolType).map(({ state }) => state.version),
      ["1.36.1-gke.1000000", "1.35.1-gke.1000000"],
    );
  });

  it("does not delete a protected cluster", async () => {
    const { cluster, operations } = await withCluster({ deletionProtection: true });
    await assert.rejects(operations.delete(subject(clusterType, "prod"), cluster.id), {
      message:
        "Cannot destroy cluster because deletion_protection is set to true. Set it to false to proceed with cluster deletion.",
    });
  });

  it("lists what stays on purpose: what Google never deletes and what is abandoned", async () => {
    const { account, make, operations } = simulated();
    const rows: readonly (readonly [string, Fields])[] = [
      ["gcp:kms/keyRing:KeyRing", { name: "prod", location: "europe-west3" }],
      ["gcp:kms/cryptoKey:CryptoKey", { keyRing: "r", name: "k" }],
      ["gcp:logging/projectBucketConfig:ProjectBucketConfig", { bucketId: "prod", deletionPolicy: "ABANDON" }],
    ];
    for (const [type, inputs] of rows) {
      await operations.delete(subject(type, "prod"), (await make(type, "prod", inputs)).id);
    }
    assert.deepEqual(account.remaining, []);
    assert.deepEqual(account.retained, [
      "CryptoKey r/cryptoKeys/k (versions are destroyed after 30 days)",
      "KeyRing projects/shop/locations/europe-west3/keyRings/prod (cannot be deleted)",
      "ProjectBucketConfig projects/shop/locations/europe-west3/buckets/prod (abandoned)",
    ]);
  });
});

describe("the place of a provider", () => {
  it("is in the region of its zone", () => {
    const zone = "europe-west3-b";
    assert.deepEqual(gcpSettings.placeOf({ project: "shop", zone }, undefined), {
      accountId: "shop",
      region: "europe-west3",
      zone,
    });
  });

  it("is its project and region", () => {
    const instances = new ProviderInstances("gcp", gcpSettings, never, () => undefined);
    instances.configure("one", { project: "shop", region: "europe-west3" });
    assert.deepEqual(instances.of("one").place, { accountId: "shop", region: "europe-west3", zone: undefined });
    assert.deepEqual(gcpSettings.check({ region: "europe-west3" }), [
      { property: "project", reason: "project: required field is not set" },
    ]);
  });
});
