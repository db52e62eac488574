import { certificateManager, type MonitoringRules, monitoring, monitoringRules } from "../../capabilities";
import { crdKind } from "../../charts";
import { oneOf } from "../../checks";
import { tenantLabel } from "../../network";
import { defineAddon } from "../define";
import { containerResources, disruptionBudget, inPairs, onSystemPool, scrapers, spread } from "../pods";
import { provideMany } from "../provide";

/**
 * Options of the opentelemetry-operator.
 *
 * @example
 * ```ts
 * opentelemetryOperator();
 * ```
 */
export interface OpentelemetryOperatorOptions {
  /**
   * Namespaces in which pods can request instrumentation or a sidecar collector, with annotations such as
   * `instrumentation.opentelemetry.io/inject-java`. `tenants` means the namespaces of tenants, and `all` means every namespace. The webhooks check
   * collectors in the same namespaces.
   *
   * @default "tenants"
   */
  readonly namespaces?: "tenants" | "all";
}

const name = "opentelemetry-operator";
const namespace = "opentelemetry-operator-system";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/component": "controller-manager" };
const ports = { webhook: 9443, metrics: 8443 };
const alpha = "opentelemetry.io/v1alpha1";
const ofTenants = { matchExpressions: [{ key: tenantLabel, operator: "Exists" }] };

/** An alert about the operator. The API server admits pods even if the operator's webhook does not answer, so only this alert reveals an outage. */
const rules: MonitoringRules = {
  groups: [
    {
      name,
      rules: [
        {
          alert: "OpentelemetryOperatorDoesNotRun",
          expr: `kube_deployment_status_replicas_available{namespace="${namespace}"} == 0`,
          for: "15m",
          labels: { severity: "warning" },
          annotations: {
            summary: "The OpenTelemetry operator has no ready pod.",
            description: "New pods start without instrumentation, and changes to collectors are refused.",
          },
        },
      ],
    },
  ],
};

/** Runs OpenTelemetry collectors beside workloads and instruments their pods, if teams request it. */
export const opentelemetryOperator = defineAddon<OpentelemetryOperatorOptions>({
  name,
  optionsType: "OpentelemetryOperatorOptions",
  summary: "runs collectors, and instruments workloads' pods (kinds: OpenTelemetryCollector, Instrumentation)",
  whenRemoved:
    "collectors keep running, but nothing changes or repairs them, and new pods start without instrumentation",
  chart: { repository: "https://open-telemetry.github.io/opentelemetry-helm-charts", name, version: "0.122.0" },
  images: {
    values: {
      "manager.image.repository": "ghcr.io/open-telemetry/opentelemetry-operator/opentelemetry-operator",
      "manager.collectorImage.repository":
        "ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s",
      "manager.opampBridgeImage.repository": null,
      "manager.targetAllocatorImage.repository": null,
      "testFramework.image.repository": "docker.io/library/busybox",
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  pods: { placed: [""], ranked: [""] },
  monitors: ["manager.serviceMonitor.extraLabels"],
  namespace,
  crds: {
    how: "templated",
    values: { crds: { create: true, annotations: { "helm.sh/resource-policy": "keep" } } },
    kinds: [
      crdKind(alpha, "Instrumentation"),
      crdKind(alpha, "OpAMPBridge"),
      crdKind("opentelemetry.io/v1beta1", "OpenTelemetryCollector"),
      crdKind(alpha, "TargetAllocator"),
    ],
  },
  underArgoCd: "the operator's webhook can check the pods of Argo CD",
  admitsWorkloads: true,
  finalizesInTenants: true,
  check: ({ options: { namespaces } }) => oneOf("namespaces", namespaces, ["tenants", "all"]),
  /* cert-manager issues the certificate for the webhooks and for the conversion of collectors. */
  needs: () => [{ capability: certificateManager }],
  wants: () => [{ capability: monitoring }],
  provides: [provideMany(monitoringRules, () => ({ [name]: rules }))],
  flows: ({ find }) => [
    {
      name,
      pods,
      ingress: [`apiserver:${ports.webhook}`, ...scrapers(find(monitoring), ports.metrics)],
      egress: ["dns", "apiserver"],
    },
  ],
  values: ({ options: { namespaces = "tenants" }, tier, find }) => {
    const pair = inPairs(tier);
    return {
      replicaCount: pair.replicas,
      pdb: { create: disruptionBudget(pair).enabled, minAvailable: "", maxUnavailable: 1 },
      topologySpreadConstraints: spread(pods, pair),
      ...onSystemPool,
      manager: {
        resources: containerResources({ cpu: "50m", memory: "128Mi", limit: "256Mi" }),
        serviceMonitor: { enabled: find(monitoring) !== undefined },
      },
      admissionWebhooks: {
        certManager: { enabled: true },
        namespaceSelector: namespaces === "tenants" ? ofTenants : {},
      },
      securityContext: { seccompProfile: { type: "RuntimeDefault" } },
    };
  },
});
