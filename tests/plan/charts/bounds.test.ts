import assert from "node:assert/strict";
import type { Manifest } from "../../../cli/charts";
import { type RenderRelease, renderedCharts } from "../../../cli/plan/charts";
import { chartRows } from "../../../cli/plan/charts/objects";
import { planned } from "../difference/planned";

const cluster = planned("pulumi:providers:kubernetes", "prod", {});
const deployer = planned("pulumi:providers:kubernetes", "shop-deployer", {
  propertyDependencies: { clusterIdentifier: [cluster.urn] },
});

const object = (apiVersion: string, kind: string, namespace?: string): Manifest => ({
  fromCrdsFolder: false,
  object: { apiVersion, kind, metadata: { name: "web", ...(namespace !== undefined && { namespace }) } },
});

const render: RenderRelease = (release) =>
  Promise.resolve({
    rows: chartRows(release, [
      object("apps/v1", "Deployment"),
      object("v1", "Service", "shop"),
      object("v1", "ConfigMap", "kube-system"),
      object("rbac.authorization.k8s.io/v1", "ClusterRole"),
      object("networking.k8s.io/v1", "NetworkPolicy"),
      object("v1", "ResourceQuota"),
    ]),
  });

async function refusedBy(provider: string): Promise<readonly string[]> {
  const release = planned("kubernetes:helm.sh/v3:Release", "web", {
    provider,
    inputs: { chart: "./charts/web", name: "web", namespace: "shop", values: {} },
  });
  return (await renderedCharts([cluster, deployer, release], render)).refused;
}

describe("the bounds of a chart in a tenant", () => {
  it("refuse what its deployer may not write", async () => {
    const why = "the tenant's deployer may not create this object; switch the object off in the chart's values";
    assert.deepEqual(await refusedBy(deployer.urn), [
      `Release shop/web: ConfigMap kube-system/web is outside namespace shop: ${why}`,
      `Release shop/web: ClusterRole web is outside namespace shop: ${why}`,
      `Release shop/web: NetworkPolicy shop/web changes the tenant's own limits: ${why}`,
      `Release shop/web: ResourceQuota shop/web changes the tenant's own limits: ${why}`,
    ]);
  });

  it("do not hold for a release of the cluster", async () => {
    assert.deepEqual(await refusedBy(cluster.urn), []);
  });
});
