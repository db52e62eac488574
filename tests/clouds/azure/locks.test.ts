import assert from "node:assert/strict";
import {
  account,
  clusterId,
  clusterState,
  clusterType,
  deleting,
  groupId,
  groupType,
  network,
  subnetId,
  subnetType,
  updating,
} from "./account";

const lockType = "azure-native:authorization:ManagementLockByScope";
const lockId = `${clusterId}/providers/Microsoft.Authorization/locks/keep`;
const withCluster = [...network, [clusterType, clusterId, clusterState]] as const;
const locked = (level = "CanNotDelete") => account([...withCluster, [lockType, lockId, { level }]]);
const refusal = (id: string) =>
  `ScopeLocked: The scope '${id}' cannot perform delete operation because following scope(s) are locked: '${clusterId}'. Please remove the lock and try again.`;

describe("Azure's locks", () => {
  it("keep a cluster and its group from being deleted", () => {
    assert.equal(deleting(clusterType, clusterId, locked()), refusal(clusterId));
    assert.equal(deleting(groupType, groupId, locked()), refusal(groupId));
  });

  it("allow to delete the lock itself, resources outside of its scope, and everything without a lock", () => {
    assert.equal(deleting(lockType, lockId, locked()), undefined);
    assert.equal(deleting(subnetType, subnetId, locked()), undefined);
    assert.equal(deleting(groupType, groupId, account(withCluster)), undefined);
  });

  it("allow to change a cluster unless the lock is ReadOnly", () => {
    assert.equal(updating(clusterType, clusterId, clusterState, locked()), undefined);
    assert.match(
      updating(clusterType, clusterId, clusterState, locked("ReadOnly")) ?? "",
      /^ScopeLocked: The scope '.*' cannot perform write operation/,
    );
  });
});
