import { externalMetrics, monitoring } from "../../capabilities";
import type { Cloud } from "../../clusters/contract";
import { type Problem, quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import { defineAddon } from "../define";
import type { CrdKind } from "../definition";
import { provideOne } from "../provide";
import { monitoringFlows, namespace, podsOf } from "./kube-prometheus-stack-flows";
import { dashboardLabels, grafanaRole, grafanaValues } from "./kube-prometheus-stack-grafana";
import { additionalRules, defaultRules } from "./kube-prometheus-stack-rules";
import { alertmanagerValues, exporterValues, operatorValues, prometheusValues } from "./kube-prometheus-stack-values";

/** Where alerts go. */
export interface AlertmanagerOptions {
  /** Name of a Secret in `monitoring` whose key `alertmanager.yaml` is Alertmanager's configuration. */
  readonly configSecret: string;
  /** TCP ports on the internet on which the receivers listen. @default [443] */
  readonly receiverPorts?: readonly number[];
}

/** Options of kube-prometheus-stack. */
export interface KubePrometheusStackOptions {
  /** Size of each Prometheus' volume. The oldest metrics go when it fills. @default "50Gi" */
  readonly storage?: string;
  /** Memory of each Prometheus. @default "2Gi" */
  readonly memory?: string;
  /** Days for which metrics are kept. @default 7, 15 or 30 by tier */
  readonly retentionDays?: number;
  /** @default alerts are shown, and sent to nobody */
  readonly alertmanager?: AlertmanagerOptions;
  /**
   * Name of a Secret in `monitoring` with the keys `admin-user` and `admin-password` of Grafana's administrator.
   *
   * @default Grafana has no accounts: who can reach it, by `kubectl port-forward`, sees everything and changes nothing
   */
  readonly grafanaAdminSecret?: string;
}

/** Whether the cluster's own authority signs what kubelets show; elsewhere Prometheus cannot tell who it gets their metrics from. */
const signsKubeletCertificates = {
  aws: true,
  gcp: false,
  azure: false,
  none: false,
} as const satisfies Record<Cloud, boolean>;

/** Watches the cluster: Prometheus with its operator, alerts, exporters, and Grafana's dashboards. */
export const kubePrometheusStack = defineAddon<KubePrometheusStackOptions>({
  name: "kube-prometheus-stack",
  summary: "metrics, alerts and dashboards: Prometheus and its operator, Alertmanager, exporters, Grafana",
  chart: {
    repository: "https://prometheus-community.github.io/helm-charts",
    name: "kube-prometheus-stack",
    version: "88.5.3",
  },
  namespace,
  crds: {
    how: "companion",
    chart: {
      repository: "https://prometheus-community.github.io/helm-charts",
      name: "prometheus-operator-crds",
      version: "31.0.1",
    },
    values: { crds: { annotations: { "helm.sh/resource-policy": "keep" } } },
    kinds: crdKinds(),
  },
  /* volumes */
  ownsCloudResources: true,
  check: ({ options }) => objections(options),
  wants: () => [{ capability: externalMetrics, after: "nothing" }],
  provides: [
    provideOne(
      monitoring,
      () => ({
        pods: { namespace, labels: podsOf("prometheus") },
        url: `http://kube-prometheus-stack-prometheus.${namespace}.svc:9090`,
        dashboards: { namespace, labels: dashboardLabels },
      }),
      "crds",
    ),
  ],
  flows: (context) => monitoringFlows(context),
  values: (context) => ({
    crds: { enabled: false },
    defaultRules,
    additionalPrometheusRulesMap: additionalRules,
    kubeControllerManager: { enabled: false },
    kubeScheduler: { enabled: false },
    kubeEtcd: { enabled: false },
    kubeProxy: { enabled: false },
    kubelet: { serviceMonitor: { insecureSkipVerify: !signsKubeletCertificates[context.cluster.cloud] } },
    prometheusOperator: operatorValues,
    prometheus: prometheusValues(context),
    alertmanager: alertmanagerValues(context),
    grafana: grafanaValues(context.options.grafanaAdminSecret),
    extraManifests: [grafanaRole],
    ...exporterValues,
  }),
});

function crdKinds(): CrdKind[] {
  const kind = (name: string, version = "v1", plural = `${name.toLowerCase()}s`): CrdKind => ({
    group: "monitoring.coreos.com",
    version,
    kind: name,
    plural,
    scope: "Namespaced",
  });
  return [
    kind("Alertmanager"),
    kind("AlertmanagerConfig", "v1alpha1"),
    kind("PodMonitor"),
    kind("Probe"),
    kind("Prometheus", "v1", "prometheuses"),
    kind("PrometheusAgent", "v1alpha1"),
    kind("PrometheusRule"),
    kind("ScrapeConfig", "v1alpha1"),
    kind("ServiceMonitor"),
    kind("ThanosRuler"),
  ];
}

function objections(options: Partial<KubePrometheusStackOptions>): (Problem | false)[] {
  const quantity = (path: "storage" | "memory"): Problem | false => {
    const given = options[path];
    const message = `a quantity such as "50Gi", given ${quote(given)}`;
    return given !== undefined && !((parseQuantity(given) ?? 0) > 0) && { path, message };
  };
  const { retentionDays, alertmanager } = options;
  const ports = alertmanager?.receiverPorts ?? [443];
  return [
    quantity("storage"),
    quantity("memory"),
    retentionDays !== undefined &&
      !(Number.isInteger(retentionDays) && retentionDays > 0) && {
        path: "retentionDays",
        message: `a whole number of days from 1, given ${quote(retentionDays)}`,
      },
    !ports.every((port) => Number.isInteger(port) && port > 0 && port < 65536) && {
      path: "alertmanager.receiverPorts",
      message: `ports from 1 to 65535, given ${quote(ports)}`,
    },
  ];
}
