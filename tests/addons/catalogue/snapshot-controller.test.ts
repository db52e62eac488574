import assert from "node:assert/strict";
import { offer, snapshotController, volumeSnapshots } from "../../../components";
import { installOn, monitored, prometheus } from "../../support/aws";
import { existingCluster, install, platform, releaseType, valuesOf } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

const name = "snapshot-controller";
const pod = { namespace: name, labels: { "app.kubernetes.io/name": name } };

async function controllerOf(...args: Parameters<typeof install>): Promise<Record<string, unknown>> {
  return valuesOf(await install(...args), name).controller as Record<string, unknown>;
}

describe(name, () => {
  it("is a release in its own namespace, with its kinds and without the conversion webhook", async () => {
    const run = await install([snapshotController()]);
    const { inputs } = run.find(releaseType, `test-${name}`);
    assert.deepEqual([inputs.namespace, inputs.chart, inputs.version], [name, name, "5.2.0"]);
    const { installCRDs, webhook } = valuesOf(run, name);
    assert.deepEqual([installCRDs, webhook], [true, { enabled: false }]);
  });

  it("has one small pod that meets the level restricted", async () => {
    const { affinity, tolerations, ...controller } = await controllerOf([snapshotController()]);
    assert.ok(affinity !== undefined && tolerations !== undefined);
    assert.deepEqual(controller, {
      replicaCount: 1,
      args: { featureGates: "CSIVolumeGroupSnapshot=false" },
      pdb: {},
      topologySpreadConstraints: [],
      resources: {
        requests: { cpu: "10m", memory: "64Mi", "ephemeral-storage": "64Mi" },
        limits: { memory: "128Mi", "ephemeral-storage": "1Gi" },
      },
      podSecurityContext: { seccompProfile: { type: "RuntimeDefault" } },
      securityContext: { allowPrivilegeEscalation: false },
    });
  });

  it("has a leader and a standby in a large tier, and a budget without the word that the chart does not know", async () => {
    const { replicaCount, pdb } = await controllerOf([snapshotController()], "highly-available");
    assert.deepEqual([replicaCount, pdb], [2, { maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" }]);
  });

  it("snapshots groups of volumes on request", async () => {
    const { args } = await controllerOf([snapshotController({ volumeGroups: true })]);
    assert.deepEqual(args, { featureGates: "CSIVolumeGroupSnapshot=true" });
  });

  it("talks to the API server only, and lets only Prometheus connect", async () => {
    const run = await installOn(() => existingCluster({ builtin: [monitored] }), [snapshotController()]);
    const monitor = run.find("kubernetes:monitoring.coreos.com/v1:PodMonitor", `test-${name}-${name}`);
    const spec = { selector: { matchLabels: pod.labels }, podMetricsEndpoints: [{ port: "http", path: "/metrics" }] };
    assert.deepEqual(monitor.inputs.spec, spec);
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, prometheus, pod, 8080));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, pod, 8080));
    assert.ok(connects(policies, pod, { address: "192.168.1.5" }, 6443));
    assert.ok(!connects(policies, pod, { address: "203.0.113.7" }, 443));
  });

  it("is refused on a cluster that brings a controller, because two would fight", async () => {
    const builtin = [offer(volumeSnapshots, { apiVersion: "snapshot.storage.k8s.io/v1" })];
    await assert.rejects(
      runProgram(() => void platform([snapshotController()], { cluster: existingCluster({ builtin }) })),
      /expected a single provider of a volume snapshot controller, got the cluster itself and snapshot-controller; keep one of them/,
    );
  });
});
