import assert from "node:assert/strict";
import {
  type Cloud,
  certManager,
  defineAddon,
  type KubePrometheusStackOptions,
  keda,
  kubePrometheusStack,
  metricsServer,
  monitoring,
  traefik,
} from "../../../../components";
import { bound, install, releaseType, valuesOf } from "../../../support/programs";

const name = "kube-prometheus-stack";
const nobody = { find: () => undefined, all: () => ({}) };
const consumer = defineAddon<object>({
  name: "consumer",
  summary: "has metrics",
  chart: { repository: "https://charts.test", name: "consumer", version: "1.0.0" },
  namespace: "consumer",
  crds: { how: "none" },
  wants: () => [{ capability: monitoring }],
  values: ({ find }) => ({ serviceMonitor: { enabled: find(monitoring) !== undefined } }),
});

function valuesFor(options: KubePrometheusStackOptions, standard?: string): Record<string, Record<string, unknown>> {
  const cluster = { storageClasses: standard === undefined ? {} : { standard } };
  return bound(kubePrometheusStack(options), cluster).values(nobody, {}) as Record<string, Record<string, unknown>>;
}

function prometheusSpec(options: KubePrometheusStackOptions, standard?: string): Record<string, unknown> {
  return valuesFor(options, standard).prometheus?.prometheusSpec as Record<string, unknown>;
}

describe("kube-prometheus-stack", () => {
  it("installs its CRDs from a separate chart, which others wait for instead of the release", async () => {
    const run = await install([kubePrometheusStack(), consumer(), metricsServer()]);
    const crds = run.find(releaseType, `test-${name}-crds`);
    assert.deepEqual(
      [crds.inputs.chart, crds.inputs.version, crds.inputs.namespace, crds.inputs.skipCrds],
      ["prometheus-operator-crds", "31.0.1", "monitoring", false],
    );
    assert.deepEqual(crds.inputs.values, { crds: { annotations: { "helm.sh/resource-policy": "keep" } } });
    const release = run.find(releaseType, `test-${name}`);
    assert.equal(release.inputs.skipCrds, true);
    assert.ok(release.dependsOn.includes(crds.urn));
    const waiting = run.find(releaseType, "test-consumer");
    assert.ok(waiting.dependsOn.includes(crds.urn));
    assert.ok(!waiting.dependsOn.includes(release.urn));
    assert.deepEqual(waiting.inputs.values, { serviceMonitor: { enabled: true } });
  });

  it("forms no cycle with the add-ons that it monitors or that query it", async () => {
    const run = await install([kubePrometheusStack(), keda()]);
    const release = run.find(releaseType, `test-${name}`);
    assert.ok(!release.dependsOn.includes(run.find(releaseType, "test-keda").urn));
  });

  it("reads all monitors and rules, but none of a managed control plane", () => {
    const values = valuesFor({});
    const spec = prometheusSpec({});
    const selectors = ["podMonitor", "probe", "rule", "scrapeConfig", "serviceMonitor"];
    assert.deepEqual(
      selectors.map((selector) => spec[`${selector}SelectorNilUsesHelmValues`]),
      [false, false, false, false, false],
    );
    const parts = ["kubeControllerManager", "kubeScheduler", "kubeEtcd", "kubeProxy"];
    assert.deepEqual(
      parts.map((part) => values[part]),
      parts.map(() => ({ enabled: false })),
    );
    assert.deepEqual(values.kubelet, { serviceMonitor: { insecureSkipVerify: true } });
    const onAws = bound(kubePrometheusStack(), { cloud: "aws", storageClasses: {} }).values(nobody, {});
    assert.deepEqual(onAws.kubelet, { serviceMonitor: { insecureSkipVerify: false } });
  });

  it("scrapes the cluster's DNS where it is CoreDNS, which GKE's is not", () => {
    const scrapes = (cloud: Cloud) =>
      bound(kubePrometheusStack(), { cloud, storageClasses: {} }).values(nobody, {}).coreDns;
    assert.deepEqual(
      (["aws", "azure", "none", "gcp"] as const).map(scrapes),
      [true, true, true, false].map((enabled) => ({ enabled })),
    );
  });

  it("keeps metrics for the tier's days, in the tier's replicas, within its volume", async () => {
    const specs = [];
    for (const tier of ["small", "standard", "highly-available"] as const) {
      const values = valuesOf(await install([kubePrometheusStack()], tier), name);
      const { prometheus, alertmanager } = values as Record<string, Record<string, Record<string, unknown>>>;
      specs.push([
        prometheus?.prometheusSpec?.replicas,
        prometheus?.prometheusSpec?.retention,
        alertmanager?.alertmanagerSpec?.replicas,
        prometheus?.podDisruptionBudget,
        alertmanager?.podDisruptionBudget,
      ]);
    }
    assert.deepEqual(specs, [
      [1, "7d", 1, { enabled: false }, { enabled: false }],
      [2, "15d", 2, { enabled: true, minAvailable: 1 }, { enabled: true, minAvailable: 1 }],
      [2, "30d", 3, { enabled: true, minAvailable: 1 }, { enabled: true, minAvailable: 2 }],
    ]);
    const { retention, retentionSize } = prometheusSpec({ storage: "100Gi", retentionDays: 90 });
    assert.deepEqual([retention, retentionSize], ["90d", "81920MB"]);
  });

  it("stores on the cluster's default class, or on the node without one, and deletes volumes with their owner", () => {
    assert.deepEqual(prometheusSpec({}).storageSpec, { emptyDir: { sizeLimit: "50Gi" } });
    assert.deepEqual(prometheusSpec({}, "gp3").storageSpec, {
      volumeClaimTemplate: {
        spec: {
          storageClassName: "gp3",
          accessModes: ["ReadWriteOnce"],
          resources: { requests: { storage: "50Gi" } },
        },
      },
    });
    assert.deepEqual(prometheusSpec({}, "gp3").persistentVolumeClaimRetentionPolicy, {
      whenDeleted: "Delete",
      whenScaled: "Retain",
    });
    assert.equal(kubePrometheusStack.facts.ownsCloudResources, true);
  });

  it("has the rules of add-ons whose charts bring none, if they are installed", async () => {
    const groupsOf = async (addons: Parameters<typeof install>[0]) =>
      valuesOf(await install([kubePrometheusStack(), ...addons]), name).additionalPrometheusRulesMap as Record<
        string,
        object
      >;
    assert.deepEqual(await groupsOf([]), {});
    assert.deepEqual(Object.keys(await groupsOf([certManager(), traefik()])), ["certificates"]);
  });

  it("has a Grafana without accounts and passwords, unless a Secret has an administrator", () => {
    const closed = valuesFor({}).grafana as Record<string, Record<string, unknown>>;
    assert.deepEqual(closed.env, { GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION: "true" });
    assert.equal(closed.admin, undefined);
    assert.deepEqual(closed["grafana.ini"]?.["auth.anonymous"], { enabled: true, org_role: "Viewer" });
    assert.deepEqual(closed["grafana.ini"]?.auth, { disable_login_form: true });
    const open = valuesFor({ grafanaAdminSecret: "grafana-admin" }).grafana as Record<string, Record<string, unknown>>;
    assert.equal(open.env, undefined);
    assert.deepEqual(open.admin, { existingSecret: "grafana-admin" });
    assert.deepEqual(open["grafana.ini"]?.["auth.anonymous"], { enabled: false, org_role: "Viewer" });
    assert.deepEqual(open["grafana.ini"]?.["auth.basic"], { enabled: true });
  });

  it("lets neither Grafana's sidecars nor kube-state-metrics read Secrets", () => {
    const values = valuesFor({});
    const [role] = values.extraManifests as unknown as { metadata: object; rules: object[] }[];
    assert.deepEqual(role?.metadata, { name: "kube-prometheus-stack-grafana-dashboards", namespace: "monitoring" });
    assert.deepEqual(role?.rules, [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] }]);
    assert.deepEqual(values.grafana?.rbac, {
      namespaced: true,
      useExistingRole: "kube-prometheus-stack-grafana-dashboards",
    });
    const collectors = values["kube-state-metrics"]?.collectors as string[];
    assert.deepEqual(
      ["secrets", "configmaps", "pods"].map((collector) => collectors.includes(collector)),
      [false, false, true],
    );
  });

  it("runs its node exporter on every node, in kube-system because of its privileges", () => {
    const exporter = valuesFor({})["prometheus-node-exporter"];
    assert.deepEqual(
      [exporter?.namespaceOverride, exporter?.priorityClassName, exporter?.tolerations],
      ["kube-system", "system-node-critical", [{ operator: "Exists" }]],
    );
    assert.equal(kubePrometheusStack.facts.podSecurity, undefined);
  });

  const refused: [KubePrometheusStackOptions, string, string][] = [
    [{ storage: "lots" }, "storage", 'expected a quantity of bytes such as "512Mi" or "10Gi", got "lots"'],
    [{ memory: "0" }, "memory", 'expected a quantity of bytes such as "512Mi" or "10Gi", got "0"'],
    [{ retentionDays: 1.5 }, "retentionDays", "expected a whole number of days, 1 or more, got 1.5"],
    [
      { alertmanager: { configSecret: "alerts", receiverPorts: [0] } },
      "alertmanager.receiverPorts[0]",
      "expected a whole number from 1 to 65535, got 0",
    ],
  ];
  for (const [options, path, message] of refused) {
    it(`refuses ${path}: ${message}`, () => {
      assert.deepEqual(bound(kubePrometheusStack(options)).problems, [{ path, message }]);
    });
  }
});
