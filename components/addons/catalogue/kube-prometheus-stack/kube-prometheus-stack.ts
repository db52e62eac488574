import {
  customMetrics,
  dataSources,
  externalMetrics,
  metricsReaders,
  monitoring,
  monitoringRules,
} from "../../../capabilities";
import { crdKind } from "../../../charts";
import type { Cloud } from "../../../clusters/contract";
import { defineAddon } from "../../define";
import { hostNeeds } from "../../exposed-host";
import { provideOne } from "../../provide";
import { receiverSecrets } from "./alertmanager";
import { checkKubePrometheusStack } from "./check";
import { monitoringFlows, namespace, podsOf } from "./flows";
import { dashboardLabels, grafanaRole, grafanaValues } from "./grafana";
import { signInSecrets } from "./grafana-sign-in";
import { monitoringImages } from "./images";
import type { KubePrometheusStackOptions } from "./options";
import { remoteWriteSecrets } from "./remote-write";
import { defaultRules } from "./rules";
import { alertmanagerValues, exporterValues, operatorValues, orders, prometheusValues } from "./values";

const group = "monitoring.coreos.com";

/** Per cloud: true if the cluster's authority signs the kubelets' certificates. Otherwise, Prometheus cannot verify the kubelets. */
const signsKubeletCertificates = {
  aws: true,
  gcp: false,
  azure: false,
  none: false,
} as const satisfies Record<Cloud, boolean>;

/**
 * Per cloud: true if the cluster's DNS is CoreDNS with metrics on port 9153. GKE's DNS (`kube-dns` or Cloud DNS) has no metrics there. A target that
 * never responds would raise an alert forever: https://github.com/prometheus-community/helm-charts/issues/4532
 */
const runsCoreDns = {
  aws: true,
  gcp: false,
  azure: true,
  none: true,
} as const satisfies Record<Cloud, boolean>;

/** The maps in the chart's values that describe pods. */
const pods = [
  "prometheus.prometheusSpec",
  "alertmanager.alertmanagerSpec",
  "grafana",
  "kube-state-metrics",
  "prometheusOperator",
  "prometheusOperator.admissionWebhooks.patch",
];

/** Monitors the cluster: Prometheus and its operator, alerts, exporters, and Grafana's dashboards. */
export const kubePrometheusStack = defineAddon<KubePrometheusStackOptions>({
  name: "kube-prometheus-stack",
  optionsType: "KubePrometheusStackOptions",
  summary: "metrics, alerts and dashboards: Prometheus and its operator, Alertmanager, exporters, Grafana",
  whenRemoved: "metrics and alerts stop, and the volumes of Prometheus and Alertmanager are deleted",
  chart: {
    repository: "https://prometheus-community.github.io/helm-charts",
    name: "kube-prometheus-stack",
    version: "88.5.3",
  },
  images: monitoringImages,
  environment: { "grafana.env": "map" },
  mounts: { "grafana.extraConfigmapMounts": "configMaps" },
  pods: { placed: pods, ranked: pods },
  namespace,
  crds: {
    how: "companion",
    chart: {
      repository: "https://prometheus-community.github.io/helm-charts",
      name: "prometheus-operator-crds",
      version: "31.0.1",
    },
    values: { crds: { annotations: { "helm.sh/resource-policy": "keep" } } },
    kinds: [
      crdKind(`${group}/v1`, "Alertmanager"),
      crdKind(`${group}/v1alpha1`, "AlertmanagerConfig"),
      crdKind(`${group}/v1`, "PodMonitor"),
      crdKind(`${group}/v1`, "Probe"),
      crdKind(`${group}/v1`, "Prometheus", { plural: "prometheuses" }),
      crdKind(`${group}/v1alpha1`, "PrometheusAgent"),
      crdKind(`${group}/v1`, "PrometheusRule"),
      crdKind(`${group}/v1alpha1`, "ScrapeConfig"),
      crdKind(`${group}/v1`, "ServiceMonitor"),
      crdKind(`${group}/v1`, "ThanosRuler"),
    ],
  },
  underArgoCd: {
    clusterKinds: [
      "ClusterRole",
      "ClusterRoleBinding",
      "MutatingWebhookConfiguration",
      "ValidatingWebhookConfiguration",
    ],
    /* The namespace of the node exporter, and of the Service for the cluster's DNS. */
    namespaces: ["kube-system"],
  },
  /* The release owns volumes. */
  ownsCloudResources: true,
  orders,
  check: ({ options }) => checkKubePrometheusStack(options),
  secrets: ({ options: { alertmanager, grafana, remoteWrite } }) => [
    ...receiverSecrets(alertmanager),
    ...signInSecrets(grafana),
    ...remoteWriteSecrets(remoteWrite),
  ],
  needs: ({ options: { grafana = {} } }) => hostNeeds(grafana),
  wants: () => [
    { capability: externalMetrics, after: "nothing" },
    { capability: customMetrics, after: "nothing" },
    { capability: metricsReaders, after: "nothing" },
    { capability: monitoringRules, after: "nothing" },
    { capability: dataSources, after: "nothing" },
  ],
  provides: [
    provideOne(
      monitoring,
      () => ({
        pods: { namespace, labels: podsOf("prometheus") },
        monitorLabels: {},
        grafana: { namespace, labels: podsOf("grafana") },
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
    additionalPrometheusRulesMap: context.all(monitoringRules),
    kubeControllerManager: { enabled: false },
    kubeScheduler: { enabled: false },
    kubeEtcd: { enabled: false },
    kubeProxy: { enabled: false },
    coreDns: { enabled: runsCoreDns[context.cluster.cloud] },
    kubelet: { serviceMonitor: { insecureSkipVerify: !signsKubeletCertificates[context.cluster.cloud] } },
    prometheusOperator: operatorValues,
    prometheus: prometheusValues(context),
    alertmanager: alertmanagerValues(context),
    grafana: grafanaValues(context),
    extraManifests: [grafanaRole],
    ...exporterValues,
  }),
});
