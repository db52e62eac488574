import assert from "node:assert/strict";
import { azureProvider } from "../../../../cli/clouds";
import type { Fields } from "../../../../cli/values";
import { account, clusterId, clusterState, clusterType, node, poolType } from "../account";

const poolId = `${clusterId}/agentPools/general1`;
const pool: Fields = {
  resourceGroupName: "rg",
  resourceName: "prod",
  agentPoolName: "general1",
  minCount: 1,
  count: 1,
};
const inAccount = account(
  [
    [clusterType, clusterId, clusterState],
    [poolType, poolId, pool],
  ],
  { nodes: [node, { ...node, poolId }, { ...node, poolId }] },
);
const moved = (type: string) => {
  const resource = inAccount.resources.find((one) => one.type === type);
  assert.ok(resource);
  return azureProvider.types[type]?.moved?.(resource, inAccount);
};

describe("what AKS moves by itself", () => {
  it("is the number of a pool's nodes", () => {
    assert.deepEqual(moved(poolType), { count: 2 });
  });

  it("is the list of a cluster's pools, which has all of them by name", () => {
    assert.deepEqual(moved(clusterType), {
      agentPoolProfiles: [
        { name: "general1", minCount: 1, count: 2 },
        { name: "system", mode: "System", count: 1, vmSize: "Standard_D4ds_v5" },
      ],
    });
  });
});
