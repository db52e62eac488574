import assert from "node:assert/strict";
import { certificateManager, type Offer, offer, opentelemetryOperator } from "../../../components";
import { installOn, monitored, prometheus } from "../../support/aws";
import { bound, existingCluster, install, platform, releaseType, valuesOf } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

const name = "opentelemetry-operator";
const namespace = "opentelemetry-operator-system";
const pod = {
  namespace,
  labels: { "app.kubernetes.io/name": name, "app.kubernetes.io/component": "controller-manager" },
};
const certificates = offer(certificateManager, { namespace: "cert-manager", serviceAccount: "cert-manager" });

function installed(options: Parameters<typeof opentelemetryOperator>[0] = {}, more: readonly Offer[] = []) {
  return installOn(() => existingCluster({ builtin: [certificates, ...more] }), [opentelemetryOperator(options)]);
}

describe(name, () => {
  it("is a release in its own namespace, whose kinds stay without it", async () => {
    const run = await installed();
    const { inputs } = run.find(releaseType, `test-${name}`);
    assert.deepEqual([inputs.namespace, inputs.chart, inputs.version], [namespace, name, "0.122.0"]);
    assert.deepEqual(valuesOf(run, name).crds, { create: true, annotations: { "helm.sh/resource-policy": "keep" } });
  });

  it("has one small pod, whose webhooks see tenants only, with a certificate of cert-manager", async () => {
    const { affinity, tolerations, crds: _, ...values } = valuesOf(await installed(), name);
    assert.ok(affinity !== undefined && tolerations !== undefined);
    assert.deepEqual(values, {
      replicaCount: 1,
      pdb: { create: false, minAvailable: "", maxUnavailable: 1 },
      topologySpreadConstraints: [],
      manager: {
        resources: {
          requests: { cpu: "50m", memory: "128Mi", "ephemeral-storage": "64Mi" },
          limits: { memory: "256Mi", "ephemeral-storage": "1Gi" },
        },
        serviceMonitor: { enabled: false },
      },
      admissionWebhooks: {
        certManager: { enabled: true },
        namespaceSelector: { matchExpressions: [{ key: "keelson.dev/tenant", operator: "Exists" }] },
      },
      securityContext: { seccompProfile: { type: "RuntimeDefault" } },
    });
  });

  it("has a leader and a standby in a large tier, and a budget", async () => {
    const run = await runProgram(() => {
      const cluster = existingCluster({ builtin: [certificates] });
      platform([opentelemetryOperator()], { tier: "highly-available", cluster });
    });
    const { replicaCount, pdb } = valuesOf(run, name);
    assert.deepEqual([replicaCount, pdb], [2, { create: true, minAvailable: "", maxUnavailable: 1 }]);
  });

  it("sees the pods of all namespaces on request", async () => {
    const { admissionWebhooks } = valuesOf(await installed({ namespaces: "all" }), name);
    assert.deepEqual((admissionWebhooks as { namespaceSelector: unknown }).namespaceSelector, {});
  });

  it("talks to the API server only; webhooks and Prometheus connect to it", async () => {
    const run = await installed({}, [monitored]);
    const { serviceMonitor } = valuesOf(run, name).manager as Record<string, unknown>;
    assert.deepEqual(serviceMonitor, { enabled: true });
    const policies = policiesOf(run.resources);
    const apiServer = { address: "192.168.1.5" };
    assert.ok(connects(policies, prometheus, pod, 8443));
    assert.ok(connects(policies, apiServer, pod, 9443));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, pod, 9443));
    assert.ok(connects(policies, pod, apiServer, 6443));
    assert.ok(!connects(policies, pod, { address: "203.0.113.7" }, 443));
  });

  it("needs cert-manager", async () => {
    await assert.rejects(
      install([opentelemetryOperator()]),
      /addons\.opentelemetry-operator: needs .*; add cert-manager/,
    );
  });

  it("refuses any other word", () => {
    const options = JSON.parse('{ "namespaces": "none" }') as object;
    assert.deepEqual(bound(opentelemetryOperator(options)).problems, [
      { path: "namespaces", message: 'expected one of "all", "tenants", got "none"' },
    ]);
  });
});
