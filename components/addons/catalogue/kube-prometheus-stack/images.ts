import type { ChartImages } from "../../../images";

/** The images of the chart and of its subcharts. The operator gets the images of its own pods as arguments. */
export const monitoringImages: ChartImages = {
  values: {
    "alertmanager.alertmanagerSpec.image.{registry,repository}": "quay.io/prometheus/alertmanager",
    "prometheus.prometheusSpec.image.{registry,repository}": "quay.io/prometheus/prometheus",
    "prometheusOperator.image.{registry,repository}": "quay.io/prometheus-operator/prometheus-operator",
    "prometheusOperator.prometheusConfigReloader.image.{registry,repository}":
      "quay.io/prometheus-operator/prometheus-config-reloader",
    "prometheusOperator.admissionWebhooks.deployment.image.{registry,repository}":
      "quay.io/prometheus-operator/admission-webhook",
    "prometheusOperator.admissionWebhooks.patch.image.{registry,repository}": "ghcr.io/jkroepke/kube-webhook-certgen",
    "prometheusOperator.thanosImage.{registry,repository}": "quay.io/thanos/thanos",
    "thanosRuler.thanosRulerSpec.image.{registry,repository}": "quay.io/thanos/thanos",
    "crds.upgradeJob.image.busybox.{registry,repository}": "docker.io/library/busybox",
    "crds.upgradeJob.image.kubectl.{registry,repository}": "registry.k8s.io/kubectl",
    "kube-state-metrics.image.{registry,repository}": "registry.k8s.io/kube-state-metrics/kube-state-metrics",
    "kube-state-metrics.kubeRBACProxy.image.{registry,repository}": "quay.io/brancz/kube-rbac-proxy",
    "prometheus-node-exporter.image.{registry,repository}": "quay.io/prometheus/node-exporter",
    "prometheus-node-exporter.kubeRBACProxy.image.{registry,repository}": "quay.io/brancz/kube-rbac-proxy",
    "prometheus-node-exporter.permissionInitContainer.image.{registry,repository}": "quay.io/prometheus/busybox",
    "prometheus-windows-exporter.image.{registry,repository}": "ghcr.io/prometheus-community/windows-exporter",
    "grafana.image.{registry,repository}": "docker.io/grafana/grafana",
    "grafana.sidecar.image.{registry,repository}": "quay.io/kiwigrid/k8s-sidecar",
    "grafana.downloadDashboardsImage.{registry,repository}": "docker.io/curlimages/curl",
    "grafana.initChownData.image.{registry,repository}": "docker.io/library/busybox",
    "grafana.imageRenderer.image.{registry,repository}": "docker.io/grafana/grafana-image-renderer",
    "grafana.testFramework.image.{registry,repository}": "docker.io/bats/bats",
  },
  pullSecrets: { "global.imagePullSecrets": "objects" },
};
