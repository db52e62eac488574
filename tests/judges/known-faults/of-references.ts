import { type Fault, set, without } from "./fault";

/** Faults of Kubernetes objects that refer to others. */
export const faultsOfReferences: readonly Fault<"wiring">[] = [
  {
    fault: "a ConfigMap that is gone",
    judge: "wiring",
    edit: without("ConfigMap podinfo-scripts-ef3579021b"),
    found: /CronJob podinfo\/backup-daily.*podinfo-scripts-ef3579021b/,
  },
  {
    fault: "a mount of a ConfigMap that nobody makes",
    judge: "wiring",
    edit: set(
      "CronJob podinfo-backup-daily",
      "spec.jobTemplate.spec.template.spec.volumes.0.configMap.name",
      "scripts",
    ),
    found: /CronJob podinfo\/backup-daily.*ConfigMap/,
  },
  {
    fault: "a key that a ConfigMap lacks",
    judge: "wiring",
    edit: set("CronJob podinfo-backup-daily", "spec.jobTemplate.spec.template.spec.volumes.0.configMap.items", [
      { key: "restore.sh", path: "run.sh" },
    ]),
    found: /CronJob podinfo\/backup-daily: volume \S+: expected key "restore\.sh" in ConfigMap/,
  },
  {
    fault: "an address with a port that the Service lacks",
    judge: "wiring",
    edit: set("Deployment boutique-cartservice", "spec.template.spec.containers.0.env.0.value", "redis-cart:6380"),
    found: /Deployment boutique\/cartservice: env REDIS_ADDR redis-cart:6380: .*6379.* got 6380/,
  },
  {
    fault: "a claim that is gone",
    judge: "wiring",
    edit: without("PersistentVolumeClaim boutique-cart-backups"),
    found: /CronJob boutique\/cart-backup.*cart-backups/,
  },
  {
    fault: "an account that nobody makes",
    judge: "wiring",
    edit: set("Deployment podinfo-backend", "spec.template.spec.serviceAccountName", "nobody"),
    found: /Deployment podinfo\/backend.*nobody/,
  },
  {
    fault: "an Ingress to a Service that nobody makes",
    judge: "wiring",
    edit: set("Ingress boutique-frontend", "spec.rules.0.http.paths.0.backend.service.name", "front"),
    found: /Ingress boutique\/frontend.*front/,
  },
  {
    fault: "an Ingress to a port that the Service lacks",
    judge: "wiring",
    edit: set("Ingress boutique-frontend", "spec.rules.0.http.paths.0.backend.service.port.name", "web"),
    found: /Ingress boutique\/frontend.*web/,
  },
  {
    fault: "an autoscaler without its target",
    judge: "wiring",
    edit: set("HorizontalPodAutoscaler podinfo-backend", "spec.scaleTargetRef.name", "back"),
    found: /HorizontalPodAutoscaler podinfo\/backend.*back/,
  },
  {
    fault: "two autoscalers on one Deployment",
    judge: "wiring",
    edit: set("HorizontalPodAutoscaler podinfo-frontend", "spec.scaleTargetRef.name", "backend"),
    found: /HorizontalPodAutoscaler podinfo\/(backend|frontend).*backend/,
  },
  {
    fault: "KEDA on a Deployment that nobody makes",
    judge: "wiring",
    edit: set("ScaledObject boutique-loadgenerator", "spec.scaleTargetRef.name", "load"),
    found: /ScaledObject boutique\/loadgenerator.*load/,
  },
  {
    fault: "a budget that selects nothing",
    judge: "wiring",
    edit: set("PodDisruptionBudget podinfo-backend", "spec.selector.matchLabels.keelson\\.dev/workload", "back"),
    found: /PodDisruptionBudget podinfo\/backend/,
  },
  {
    fault: "a budget that lets no pod go",
    judge: "wiring",
    edit: set("PodDisruptionBudget podinfo-backend", "spec.maxUnavailable", 0),
    found: /PodDisruptionBudget podinfo\/backend/,
  },
  {
    fault: "a binding to a Role that nobody makes",
    judge: "wiring",
    edit: set("RoleBinding boutique-admin", "roleRef.name", "owner"),
    found: /RoleBinding boutique\/\S+.*owner/,
  },
  {
    fault: "a Service to a port that no container names",
    judge: "wiring",
    edit: set("Service podinfo-backend", "spec.ports.0.targetPort", "web"),
    found: /Service podinfo\/backend.*web/,
  },
  {
    fault: "a governing Service that nobody makes",
    judge: "wiring",
    edit: set("StatefulSet messages-broker", "spec.serviceName", "brokers"),
    found: /StatefulSet messages\/broker.*brokers/,
  },
  {
    fault: "a monitor of a port that the Service lacks",
    judge: "wiring",
    edit: set("ServiceMonitor podinfo-backend", "spec.endpoints.0.port", "http-metrics"),
    found: /ServiceMonitor podinfo\/backend.*http-metrics/,
  },
  {
    fault: "an alert on a metric that no exporter serves",
    judge: "wiring",
    edit: set(
      "PrometheusRule podinfo-backend",
      "spec.groups.0.rules.0.expr",
      'kube_deployment_status_replica_available{namespace="podinfo"} == 0',
    ),
    found: /PrometheusRule podinfo\/backend.*kube_deployment_status_replicas_available/,
  },
  {
    fault: "pods that are spread among others' labels",
    judge: "wiring",
    edit: set(
      "Deployment podinfo-backend",
      "spec.template.spec.topologySpreadConstraints.0.labelSelector.matchLabels.keelson\\.dev/workload",
      "back",
    ),
    found: /Deployment podinfo\/backend: topologySpreadConstraints/,
  },
  {
    fault: "a way out to a port whose name nobody gives",
    stack: "prod-aks",
    judge: "wiring",
    edit: set(
      "CiliumNetworkPolicy prod-argo-cd-application-controller",
      "spec.egress.0.toPorts.0.ports.0.port",
      "https",
    ),
    found: /CiliumNetworkPolicy argocd\/\S+: egress port https: expected a number/,
  },
  {
    fault: "variables of a Secret that nobody makes",
    judge: "wiring",
    edit: set("Deployment boutique-frontend", "spec.template.spec.containers.0.envFrom", [
      { secretRef: { name: "store" } },
    ]),
    found: /Deployment boutique\/frontend: envFrom: expected Secret boutique\/store, got none/,
  },
  {
    fault: "a pull Secret that nobody makes",
    judge: "wiring",
    edit: set("Deployment podinfo-backend", "spec.template.spec.imagePullSecrets", [{ name: "registry" }]),
    found: /Deployment podinfo\/backend: imagePullSecrets: expected Secret podinfo\/registry, got none/,
  },
  {
    fault: "a binding to an account that nobody makes",
    judge: "wiring",
    edit: set("RoleBinding boutique-admin", "subjects", [
      { kind: "ServiceAccount", name: "owner", namespace: "boutique" },
    ]),
    found: /RoleBinding boutique\/admin: subjects: expected ServiceAccount boutique\/owner, got /,
  },
  {
    fault: "a Service that selects nothing",
    judge: "wiring",
    edit: set("Service podinfo-backend", "spec.selector.keelson\\.dev/workload", "back"),
    found: /Service podinfo\/backend: selector: expected pods with the labels keelson\.dev\/workload=back/,
  },
  {
    fault: "a headless Service that selects nothing",
    judge: "wiring",
    edit: set("Service messages-broker-headless", "spec.selector.keelson\\.dev/workload", "brokers"),
    found: /Service messages\/broker-headless: selector: expected pods with the labels keelson\.dev\/workload=brokers/,
  },
  {
    fault: "an autoscaler by a share of what its pods do not request",
    judge: "wiring",
    edit: (resources) =>
      without("LimitRange podinfo")(
        set("Deployment podinfo-backend", "spec.template.spec.containers.0.resources", { limits: { memory: "1Gi" } })(
          resources,
        ),
      ),
    found: /HorizontalPodAutoscaler podinfo\/backend: metric cpu: expected a request for cpu in every container/,
  },
  {
    fault: "a probe of a port that the container does not name",
    judge: "wiring",
    edit: set("Deployment podinfo-backend", "spec.template.spec.containers.0.readinessProbe.httpGet.port", "web"),
    found: /Deployment podinfo\/backend: readinessProbe of container backend: expected port "web"/,
  },
];
