import assert from "node:assert/strict";
import { topologies } from "../../cli/plan/network/topology";
import { plannedClusters } from "../../cli/plan/planned-objects";
import { Deployment, ExistingCluster, HelmRelease, Kustomization, Platform, Tenant } from "../../components";
import { team } from "../packaged/programs";
import { kubeconfig, network, platform } from "../support/programs";
import { runProgram } from "../support/run-program";

describe("the clusters of a plan", () => {
  it("are as many as there are clusters, although a tenant's deployer has a provider of its own", async () => {
    const { resources } = await runProgram(() => {
      const tenant = team();
      const web = new Kustomization("web", { tenant, directory: "./kustomize/base" });
      new HelmRelease("shop", { tenant, chart: "./charts/service" });
      new Deployment("batch", { tenant, image: "batch:1" }, { dependsOn: [web] });
    });
    const clusters = plannedClusters(resources);
    assert.equal(clusters.length, 1);
    assert.deepEqual(clusters[0]?.surroundings.unseen, [
      { what: "chart service", namespace: "team", names: ["shop", "service"], ingressClasses: [] },
      { what: "web (Directory)", namespace: "team" },
    ]);
    const [{ pods } = { pods: [] }, ...others] = topologies(resources);
    assert.deepEqual(others, []);
    assert.deepEqual(pods.map(({ name, namespace }) => `${namespace}/${name}`).toSorted(), ["team/batch", "team/shop"]);
  });

  it("are apart if their providers are", async () => {
    const { resources } = await runProgram(() => {
      new Tenant("one", { platform: platform([]) });
      const cluster = new ExistingCluster("other", {
        kubeconfig,
        clusterIdentifier: "uid-2",
        kubernetesVersion: "1.35",
        network,
      });
      new Tenant("two", { platform: new Platform("other", { cluster, addons: [] }) });
    });
    assert.equal(plannedClusters(resources).length, 2);
  });
});
