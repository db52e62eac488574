import assert from "node:assert/strict";
import { azureProvider, replacementsOf } from "../../../../cli/clouds";
import { compare } from "../../../../cli/rehearsal/clouds/difference";

const clusterType = "azure-native:containerservice:ManagedCluster";
const poolType = "azure-native:containerservice:AgentPool";

describe("differences of Azure's resources", () => {
  const cases: readonly (readonly [string, string, object, object, readonly string[]])[] = [
    ["a new minor", clusterType, { kubernetesVersion: "1.35" }, { kubernetesVersion: "1.36" }, []],
    ["another name", clusterType, { resourceName: "a" }, { resourceName: "b" }, ["resourceName"]],
    [
      "another service range",
      clusterType,
      { networkProfile: { serviceCidr: "172.20.0.0/16" } },
      { networkProfile: { serviceCidr: "172.21.0.0/16" } },
      ["networkProfile.serviceCidr"],
    ],
    ["a larger pool", poolType, { maxCount: 3 }, { maxCount: 6 }, []],
    ["another machine size", poolType, { vmSize: "Standard_D4s_v5" }, { vmSize: "Standard_D8s_v5" }, ["vmSize"]],
  ];
  for (const [what, token, olds, news, replaced] of cases) {
    it(`${replaced.length > 0 ? "delete and replace for" : "update for"} ${what}`, () => {
      const type = azureProvider.types[token];
      assert.ok(type);
      const verdict = compare(azureProvider, token, type, { ...olds }, { ...news });
      assert.equal(verdict.differences.length, 1);
      assert.deepEqual([verdict.replaces, verdict.deleteBeforeReplace], [replaced, true]);
    });
  }

  it("cover every simulated type", () => {
    assert.deepEqual(
      Object.keys(azureProvider.types).filter((token) => replacementsOf(token) === undefined),
      [],
    );
  });
});
