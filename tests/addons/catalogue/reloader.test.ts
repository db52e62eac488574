import assert from "node:assert/strict";
import { reloader } from "../../../components";
import { installOn, monitored, prometheus } from "../../support/aws";
import { bound, existingCluster, install, valuesOf } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";

const pod = { namespace: "reloader", labels: { app: "reloader" } };

describe("reloader", () => {
  it("restarts annotated workloads of tenants by an annotation, and never Jobs", async () => {
    const values = valuesOf(await install([reloader()]), "reloader");
    const { deployment, ...settings } = values.reloader as Record<string, unknown>;
    assert.deepEqual(settings, {
      autoReloadAll: false,
      namespaceSelector: "keelson.dev/tenant",
      reloadStrategy: "annotations",
      ignoreJobs: true,
      ignoreCronJobs: true,
      logFormat: "json",
      readOnlyRootFileSystem: true,
      enableHA: false,
      podDisruptionBudget: { enabled: false },
      podMonitor: { enabled: false },
      netpol: { enabled: false },
    });
    const { affinity, tolerations, ...pods } = deployment as Record<string, unknown>;
    assert.deepEqual(pods, {
      replicas: 1,
      topologySpreadConstraints: [],
      containerSecurityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
      gomaxprocsOverride: "1",
      resources: {
        requests: { cpu: "20m", memory: "96Mi", "ephemeral-storage": "64Mi" },
        limits: { memory: "256Mi", "ephemeral-storage": "1Gi" },
      },
    });
    assert.ok(affinity !== undefined && tolerations !== undefined);
  });

  it("restarts all workloads on request", async () => {
    const values = valuesOf(await install([reloader({ workloads: "all" })]), "reloader");
    assert.equal((values.reloader as { autoReloadAll: boolean }).autoReloadAll, true);
  });

  it("has a leader and a standby in a large tier, and a budget", async () => {
    const values = valuesOf(await install([reloader()], "highly-available"), "reloader");
    const { enableHA, deployment, podDisruptionBudget } = values.reloader as Record<string, unknown>;
    assert.equal(enableHA, true);
    assert.equal((deployment as { replicas: number }).replicas, 2);
    assert.deepEqual(podDisruptionBudget, { enabled: true, maxUnavailable: 1 });
  });

  it("talks to the API server only, and lets only Prometheus connect", async () => {
    const run = await installOn(() => existingCluster({ builtin: [monitored] }), [reloader()]);
    assert.deepEqual((valuesOf(run, "reloader").reloader as { podMonitor: unknown }).podMonitor, { enabled: true });
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, prometheus, pod, 9090));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, pod, 9090));
    assert.ok(connects(policies, pod, { address: "192.168.1.5" }, 6443));
    assert.ok(!connects(policies, pod, { address: "203.0.113.7" }, 443));
  });

  it("refuses any other word", () => {
    const options = JSON.parse('{ "workloads": "none" }') as object;
    assert.deepEqual(bound(reloader(options)).problems, [
      { path: "workloads", message: 'expected one of "all", "annotated", got "none"' },
    ]);
  });
});
