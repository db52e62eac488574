import assert from "node:assert/strict";
import { checkGke, type GkeNodePoolArgs } from "../../../../components/clusters/gke";
import { localSsdCounts } from "../../../../components/clusters/gke/nodes/local-ssds";
import { gkeArgs, runGke } from "../../../support/gke";

const poolType = "gcp:container/nodePool:NodePool";
const general = { min: 2, max: 6 };

function problems(pool: Partial<GkeNodePoolArgs>, cidr = "10.80.0.0/16"): string[] {
  const { zones } = gkeArgs.vpc;
  const args = { ...gkeArgs, vpc: { cidr, zones }, nodePools: { general: { ...general, ...pool } } };
  return checkGke("test", args).map(({ path, message }) => `${path}: ${message}`);
}

describe("blue-green upgrades of GKE", () => {
  it("have Google's defaults, and no settings of surges", async () => {
    const run = await runGke({
      nodePools: {
        general: { ...general, blueGreen: {} },
        data: { ...general, blueGreen: { batchPercentage: 25, batchSoakSeconds: 300, poolSoakSeconds: 7200 } },
      },
    });
    assert.deepEqual(run.find(poolType, "test-general").inputs.upgradeSettings, {
      strategy: "BLUE_GREEN",
      blueGreenSettings: {
        standardRolloutPolicy: { batchNodeCount: 1, batchSoakDuration: "0s" },
        nodePoolSoakDuration: "3600s",
      },
    });
    assert.deepEqual(run.find(poolType, "test-data").inputs.upgradeSettings, {
      strategy: "BLUE_GREEN",
      blueGreenSettings: {
        standardRolloutPolicy: { batchPercentage: 0.25, batchSoakDuration: "300s" },
        nodePoolSoakDuration: "7200s",
      },
    });
  });

  it("are refused with settings that do not go together or are out of bounds", () => {
    assert.deepEqual(problems({ maxSurge: 2, blueGreen: { batchNodeCount: 2, batchPercentage: 10 } }), [
      "nodePools.general.maxSurge: expected either nodePools.general.maxSurge or blueGreen, got both; keep one",
      "nodePools.general.blueGreen.batchNodeCount: expected either nodePools.general.blueGreen.batchNodeCount or batchPercentage, got both; keep one",
    ]);
    assert.deepEqual(problems({ blueGreen: { batchNodeCount: 7, batchSoakSeconds: -1, poolSoakSeconds: 700_000 } }), [
      "nodePools.general.blueGreen.batchNodeCount: expected a whole number of nodes from 1 to 6, got 7",
      "nodePools.general.blueGreen.batchSoakSeconds: expected a whole number of seconds from 0 to 604800, got -1",
      "nodePools.general.blueGreen.poolSoakSeconds: expected a whole number of seconds from 0 to 604800, got 700000",
    ]);
  });

  it("need addresses for twice as many nodes", () => {
    assert.deepEqual(problems({ max: 10 }, "10.80.0.0/19"), []);
    assert.deepEqual(problems({ max: 10, blueGreen: {} }, "10.80.0.0/19"), [
      "vpc.podCidr: 20 nodes (including the extra nodes of an upgrade) need 5120 pod addresses in blocks of /24, but 10.80.0.0/20 has only 4096; set a larger range, lower maxPodsPerNode, or make the pools smaller",
    ]);
  });
});

describe("local SSDs of GKE", () => {
  it("are the ephemeral storage of a pool's nodes", async () => {
    const run = await runGke({
      nodePools: { general, cache: { ...general, machineType: "n2-standard-16", localSsds: 2 } },
    });
    const { nodeConfig } = run.find(poolType, "test-cache").inputs;
    assert.deepEqual((nodeConfig as Record<string, unknown>).ephemeralStorageLocalSsdConfig, { localSsdCount: 2 });
    const other = run.find(poolType, "test-general").inputs.nodeConfig as Record<string, unknown>;
    assert.equal(other.ephemeralStorageLocalSsdConfig, undefined);
  });

  it("have the numbers that the machine type allows", () => {
    assert.deepEqual(localSsdCounts("n2-standard-2"), [1, 2, 4, 8, 16, 24]);
    assert.deepEqual(localSsdCounts("n2-custom-12-32768"), [2, 4, 8, 16, 24]);
    assert.deepEqual(localSsdCounts("n2d-standard-224"), [8, 16, 24]);
    assert.deepEqual(localSsdCounts("e2-standard-4"), []);
    assert.deepEqual(problems({ machineType: "n2-standard-16", localSsds: 1 }), [
      "nodePools.general.localSsds: expected one of 2, 4, 8, 16, 24 for n2-standard-16, got 1",
    ]);
    assert.deepEqual(problems({ machineType: "e2-standard-4", localSsds: 1 }), [
      "nodePools.general.localSsds: e2-standard-4 supports no local SSDs; use the series n1, n2, n2d, c2 or c2d, or a type with the suffix -lssd",
    ]);
    assert.deepEqual(problems({ machineType: "c3-standard-4-lssd", localSsds: 1 }), [
      "nodePools.general.localSsds: GKE already uses the local SSDs of c3-standard-4-lssd for ephemeral storage; remove localSsds",
    ]);
  });
});
