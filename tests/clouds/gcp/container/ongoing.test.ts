import assert from "node:assert/strict";
import type { AccountView, CloudCall } from "../../../../cli/clouds";
import { creating, ids, project, updating } from "../project";

const clusterType = "gcp:container/cluster:Cluster";
const poolType = "gcp:container/nodePool:NodePool";
const email = "shop-node@shop.iam.gserviceaccount.com";
const poolId = `${ids.cluster}/nodePools/general`;
const cluster = [clusterType, ids.cluster, { masterVersion: "1.35.1-gke.1000000" }] as const;
const pool = { cluster: ids.cluster, name: "general", initialNodeCount: 1 };

describe("a change of a node pool", () => {
  const update: CloudCall = {
    operation: "update",
    type: clusterType,
    name: "prod",
    id: ids.cluster,
    inputs: {},
    previous: {},
  };
  const beside = (...ongoing: CloudCall[]) => project([cluster, [poolType, poolId, pool]], { ongoing });

  it("waits until its cluster is not changed", () => {
    const refusal = /Error 400: Operation operation-\d+ is currently upgrading cluster prod\. .*, failedPrecondition$/;
    assert.match(creating(poolType, { ...pool, name: "more" }, beside(update)) ?? "", refusal);
    assert.match(updating(poolType, poolId, pool, beside(update)) ?? "", refusal);
    assert.equal(updating(poolType, poolId, pool, beside()), undefined);
    assert.equal(updating(poolType, poolId, pool, beside({ ...update, id: `${ids.cluster}2` })), undefined);
  });
});

describe("nodes that act as a service account", () => {
  const grantedAt = (createdAt: number, now = 10_000): AccountView => {
    const state = { role: "roles/iam.serviceAccountUser", serviceAccountId: `projects/shop/serviceAccounts/${email}` };
    const { resources, ...rest } = project([cluster]);
    const grant = { type: "gcp:serviceaccount/iAMMember:IAMMember", id: "grant", name: "grant", state, createdAt };
    return { ...rest, now, resources: [...resources, grant] };
  };
  const inputs = { ...pool, nodeConfig: { serviceAccount: email } };

  it("are refused while Google does not see that the caller may use it", () => {
    assert.match(
      creating(poolType, inputs, grantedAt(8000)) ?? "",
      /Error 400: The user does not have access to service account "shop-node@shop\.iam\.gserviceaccount\.com"\. .*, badRequest$/,
    );
    assert.equal(creating(poolType, inputs, grantedAt(7000)), undefined);
  });

  it("are allowed to whoever got no grant, who may own the project", () => {
    assert.equal(creating(poolType, inputs, project([cluster])), undefined);
  });
});
