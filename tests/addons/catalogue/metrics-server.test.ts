import assert from "node:assert/strict";
import { metricsServer } from "../../../components";
import { installOn, monitored } from "../../support/aws";
import { existingCluster, install, releaseType, valuesOf } from "../../support/programs";

describe("metrics-server", () => {
  it("is a release in kube-system, and leaves the namespace as it is", async () => {
    const run = await install([metricsServer()]);
    const release = run.find(releaseType, "test-metrics-server");
    assert.equal(release.inputs.namespace, "kube-system");
    assert.equal(release.inputs.chart, "metrics-server");
    assert.equal(release.inputs.version, "3.13.1");
    assert.deepEqual(release.inputs.repositoryOpts, { repo: "https://kubernetes-sigs.github.io/metrics-server/" });
    assert.deepEqual(run.childrenOf(run.find("keelson:index:Addon", "test-metrics-server").urn), [release]);
  });

  it("has the replicas, budget and spread of the tier", async () => {
    const small = valuesOf(await install([metricsServer()]), "metrics-server");
    assert.deepEqual(
      [small.replicas, small.podDisruptionBudget, small.topologySpreadConstraints, small.args],
      [1, { enabled: false }, [], []],
    );
    const large = valuesOf(await install([metricsServer()], "highly-available"), "metrics-server");
    assert.deepEqual(
      [large.replicas, large.podDisruptionBudget],
      [3, { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" }],
    );
    const [zones, nodes] = large.topologySpreadConstraints as { topologyKey: string; whenUnsatisfiable: string }[];
    assert.deepEqual(
      [zones?.topologyKey, zones?.whenUnsatisfiable, nodes?.topologyKey],
      ["topology.kubernetes.io/zone", "ScheduleAnyway", "kubernetes.io/hostname"],
    );
  });

  it("accepts unsigned kubelet certificates only on request", async () => {
    const values = valuesOf(await install([metricsServer({ kubeletInsecureTls: true })]), "metrics-server");
    assert.deepEqual(values.args, ["--kubelet-insecure-tls"]);
  });

  it("has a ServiceMonitor if there is monitoring", async () => {
    const quiet = valuesOf(await install([metricsServer()]), "metrics-server");
    assert.deepEqual([quiet.metrics, quiet.serviceMonitor], [{ enabled: false }, { enabled: false }]);
    const run = await installOn(() => existingCluster({ builtin: [monitored] }), [metricsServer()]);
    const { metrics, serviceMonitor } = valuesOf(run, "metrics-server");
    assert.deepEqual([metrics, serviceMonitor], [{ enabled: true }, { enabled: true }]);
  });

  it("limits its use of the node's disk", async () => {
    const { tmpVolume, resources } = valuesOf(await install([metricsServer()]), "metrics-server");
    assert.deepEqual(tmpVolume, { emptyDir: { sizeLimit: "64Mi" } });
    assert.deepEqual(resources, {
      requests: { cpu: "100m", memory: "200Mi", "ephemeral-storage": "64Mi" },
      limits: { memory: "200Mi", "ephemeral-storage": "1Gi" },
    });
  });

  it("tolerates nodes for system pods", async () => {
    assert.deepEqual(valuesOf(await install([metricsServer()]), "metrics-server").tolerations, [
      { key: "CriticalAddonsOnly", operator: "Equal", value: "true", effect: "NoSchedule" },
    ]);
  });
});
