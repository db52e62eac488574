import assert from "node:assert/strict";
import { refusedFields } from "../../../../cli/clouds/azure/containerservice/refused-fields";
import type { Fields } from "../../../../cli/values";
import {
  account,
  clusterId,
  clusterState,
  clusterType,
  creating,
  identityId,
  identityType,
  network,
  poolType,
  roleType,
  subnetId,
  updating,
} from "../account";

const ready = account([
  ...network,
  [identityType, identityId, { principalId: "p" }],
  [roleType, "r", { principalId: "p", scope: subnetId }],
]);
const system = { name: "system", mode: "System", count: 3, vmSize: "Standard_D4ds_v5", vnetSubnetID: subnetId };
const cluster = {
  resourceGroupName: "rg",
  resourceName: "new",
  location: "westeurope",
  kubernetesVersion: "1.35",
  identity: { type: "UserAssigned", userAssignedIdentities: [identityId] },
};
const pool = {
  resourceGroupName: "rg",
  resourceName: "prod",
  agentPoolName: "apps",
  count: 2,
  vmSize: "Standard_D4s_v5",
};
const running = account([...network, [clusterType, clusterId, clusterState]]);
const poolId = `${clusterId}/agentPools/apps`;

/** Returns a map with one value at a path. */
function having([key = "", ...rest]: readonly string[]): Fields {
  return { [key]: rest.length === 0 ? "x" : having(rest) };
}

describe("fields that AKS' live API refuses", () => {
  for (const { from, path, source } of refusedFields) {
    const refused = new RegExp(`^UnmarshalError: .* unknown field "${path.at(-1) ?? ""}"`);
    for (const place of from) {
      it(`are refused in a ${place}: ${path.join(".")} (${source})`, () => {
        const extra = having(path);
        const answers = {
          cluster: () => creating(clusterType, { ...cluster, agentPoolProfiles: [system], ...extra }, ready),
          "inline pool": () =>
            creating(clusterType, { ...cluster, agentPoolProfiles: [{ ...system, ...extra }] }, ready),
          pool: () => creating(poolType, { ...pool, ...extra }, running),
        };
        assert.match(answers[place]() ?? "", refused);
      });
    }
  }

  it("are refused in updates, too", () => {
    const sshAccess = { securityProfile: { sshAccess: "Disabled" } };
    const changed = { ...clusterState, agentPoolProfiles: [{ ...system, ...sshAccess }] };
    assert.match(updating(clusterType, clusterId, changed, running) ?? "", /unknown field "sshAccess"/);
    const withPool = account([...network, [clusterType, clusterId, clusterState], [poolType, poolId, pool]]);
    assert.match(updating(poolType, poolId, { ...pool, ...sshAccess }, withPool) ?? "", /unknown field "sshAccess"/);
  });

  it("are not those that boot only signed software", () => {
    const securityProfile = { enableSecureBoot: true, enableVTPM: true };
    const inline = { ...cluster, agentPoolProfiles: [{ ...system, securityProfile }] };
    assert.equal(creating(clusterType, inline, ready), undefined);
    assert.equal(creating(poolType, { ...pool, securityProfile }, running), undefined);
  });
});
