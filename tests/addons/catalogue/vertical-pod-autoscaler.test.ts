import assert from "node:assert/strict";
import {
  certificateIssuers,
  Deployment,
  metricsServer,
  offer,
  Tenant,
  verticalPodAutoscaler,
} from "../../../components";
import { verticalPodAutoscalerRules } from "../../../components/addons/catalogue/vertical-pod-autoscaler/rules";
import { promqlErrors } from "../../../components/workloads/observability/check-query";
import { installOn, monitored, prometheus } from "../../support/aws";
import { bound, existingCluster, install, platform, releaseType, valuesOf } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

const name = "vertical-pod-autoscaler";
const monitorType = "kubernetes:monitoring.coreos.com/v1:PodMonitor";
const apiServer = { address: "192.168.1.5" };

function pod(component: string) {
  const labels = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };
  return { namespace: name, labels: { ...labels, "app.kubernetes.io/component": component } };
}

describe(name, () => {
  it("meets the level restricted, respects disruption budgets, and makes its own certificate", async () => {
    const values = valuesOf(await install([metricsServer(), verticalPodAutoscaler()]), name);
    assert.deepEqual(values.podSecurityContext, {
      runAsNonRoot: true,
      runAsUser: 65534,
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(values.containerSecurityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    const { extraArgs, replicas, podDisruptionBudget } = values.updater as Record<string, unknown>;
    assert.deepEqual([extraArgs, replicas], [["--min-replicas=2"], 1]);
    assert.deepEqual(podDisruptionBudget, { enabled: false, minAvailable: 0 });
    const { certManager, certGen } = values.admissionController as Record<string, Record<string, unknown>>;
    assert.deepEqual(certManager, { enabled: false, createSelfSignedIssuer: { enabled: false } });
    assert.equal(certGen?.enabled, true);
  });

  it("takes its certificate from cert-manager, if that is on the platform", async () => {
    const issuer = { kind: "ClusterIssuer", name: "production", annotations: {} } as const;
    const builtin = [offer(certificateIssuers, issuer, "production")];
    const run = await installOn(() => existingCluster({ builtin }), [metricsServer(), verticalPodAutoscaler()]);
    const { certManager, certGen } = valuesOf(run, name).admissionController as Record<string, Record<string, unknown>>;
    assert.deepEqual(certManager, { enabled: true, createSelfSignedIssuer: { enabled: true } });
    assert.equal(certGen?.enabled, false);
  });

  it("has a webhook of as many replicas as the tier, and pairs of the rest", async () => {
    const addons = [metricsServer(), verticalPodAutoscaler({ minReplicas: 1 })];
    const values = valuesOf(await install(addons, "highly-available"), name);
    const parts = ["admissionController", "recommender", "updater"].map((part) => values[part]);
    assert.deepEqual(
      (parts as { replicas: number }[]).map(({ replicas }) => replicas),
      [3, 2, 2],
    );
    const { extraArgs, podDisruptionBudget } = values.updater as Record<string, unknown>;
    assert.deepEqual(extraArgs, ["--min-replicas=1"]);
    assert.deepEqual(podDisruptionBudget, { enabled: true, maxUnavailable: 1, minAvailable: 0 });
  });

  it("is scraped by a PodMonitor, which its chart lacks, and talks to the API server only", async () => {
    const run = await installOn(
      () => existingCluster({ builtin: [monitored] }),
      [metricsServer(), verticalPodAutoscaler()],
    );
    assert.deepEqual(run.find(monitorType, `test-${name}-${name}`).inputs.spec, {
      selector: { matchLabels: { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name } },
      podMetricsEndpoints: [{ port: "prometheus" }],
    });
    const policies = policiesOf(run.resources);
    for (const [component, port] of [
      ["recommender", 8942],
      ["updater", 8943],
      ["admission-controller", 8944],
    ] as const) {
      assert.ok(connects(policies, prometheus, pod(component), port), component);
      assert.ok(connects(policies, pod(component), apiServer, 6443), component);
      assert.ok(!connects(policies, pod(component), { address: "203.0.113.7" }, 443), component);
      assert.equal(connects(policies, apiServer, pod(component), 8000), component === "admission-controller");
    }
    assert.ok(connects(policies, pod("admission-certgen"), apiServer, 6443));
  });

  it("serves verticalAutoscaling of workloads, which wait for it", async () => {
    const run = await runProgram(() => {
      const tenant = new Tenant("team", { platform: platform([metricsServer(), verticalPodAutoscaler()]) });
      new Deployment("web", { tenant, image: "registry.example.com/web:1.0.0", verticalAutoscaling: {} });
    });
    const scaler = run.find("kubernetes:autoscaling.k8s.io/v1:VerticalPodAutoscaler", "web");
    assert.ok(scaler.dependsOn.includes(run.find(releaseType, `test-${name}`).urn));
    assert.deepEqual(run.ofType(monitorType), []);
  });

  it("needs the metrics that it recommends from, and refuses no replicas", async () => {
    await assert.rejects(
      install([verticalPodAutoscaler()]),
      /needs CPU and memory metrics of pods .* add metrics-server/,
    );
    assert.deepEqual(bound(verticalPodAutoscaler({ minReplicas: 0 })).problems, [
      { path: "minReplicas", message: "expected a whole number, 1 or more, got 0" },
    ]);
  });

  it("brings an alert that Prometheus can read", () => {
    const rules = verticalPodAutoscalerRules.groups.flatMap(({ rules }) => rules as { expr: string }[]);
    assert.deepEqual(
      rules.flatMap(({ expr }) => promqlErrors(expr)),
      [],
    );
  });
});
