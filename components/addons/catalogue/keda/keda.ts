import { eventScaling, externalMetrics, monitoring } from "../../../capabilities";
import { crdKind } from "../../../charts";
import { checkPeers } from "../../../network";
import type { TierFacts } from "../../../tier";
import { defineAddon } from "../../define";
import { containerResources, inPairs, onSystemPool, spread } from "../../pods";
import { provideOne } from "../../provide";
import { kedaFlows, namespace, pods } from "./flows";
import type { KedaOptions } from "./options";
import { checkPermissions, permissionsOf, podIdentityOf } from "./permissions";

const serviceAccount = "keda-operator";

/** Scales workloads by queues, schedules and queries, also down to zero pods (ScaledObject, ScaledJob). */
export const keda = defineAddon<KedaOptions>({
  name: "keda",
  optionsType: "KedaOptions",
  summary: "scales workloads by queues, schedules and queries, down to zero pods",
  whenRemoved: "workloads no longer scale on events",
  chart: { repository: "https://kedacore.github.io/charts", name: "keda", version: "2.20.2" },
  images: {
    values: {
      "image.keda.{registry,repository}": "ghcr.io/kedacore/keda",
      "image.metricsApiServer.{registry,repository}": "ghcr.io/kedacore/keda-metrics-apiserver",
      "image.webhooks.{registry,repository}": "ghcr.io/kedacore/keda-admission-webhooks",
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  environment: { env: "list" },
  mounts: {
    "volumes.keda.extraVolumes": "volumes",
    "volumes.keda.extraVolumeMounts": "mounts",
    "volumes.metricsApiServer.extraVolumes": "volumes",
    "volumes.metricsApiServer.extraVolumeMounts": "mounts",
  },
  monitors: [
    "prometheus.operator.serviceMonitor.additionalLabels",
    "prometheus.metricServer.serviceMonitor.additionalLabels",
    "prometheus.webhooks.serviceMonitor.additionalLabels",
  ],
  pods: { placed: [""] },
  namespace,
  crds: {
    how: "templated",
    values: { crds: { install: true, additionalAnnotations: { "helm.sh/resource-policy": "keep" } } },
    kinds: [
      crdKind("eventing.keda.sh/v1alpha1", "CloudEventSource"),
      crdKind("eventing.keda.sh/v1alpha1", "ClusterCloudEventSource", { scope: "Cluster" }),
      crdKind("keda.sh/v1alpha1", "ClusterTriggerAuthentication", { scope: "Cluster" }),
      crdKind("keda.sh/v1alpha1", "ScaledJob"),
      crdKind("keda.sh/v1alpha1", "ScaledObject"),
      crdKind("keda.sh/v1alpha1", "TriggerAuthentication"),
    ],
  },
  underArgoCd: {
    clusterKinds: [
      "APIService",
      "ClusterRole",
      "ClusterRoleBinding",
      "CustomResourceDefinition",
      "ValidatingWebhookConfiguration",
    ],
    namespaces: ["kube-system"],
  },
  finalizesInTenants: true,
  check: ({ cluster, options }) => [
    ...checkPermissions(cluster.cloud, options),
    ...checkPeers(options.sources ?? [], "sources", "egress"),
  ],
  wants: () => [{ capability: monitoring }],
  provides: [
    provideOne(externalMetrics, () => ({
      apiService: "v1beta1.external.metrics.k8s.io",
      triggersOnly: true,
      pods: { namespace, labels: pods.operator },
    })),
    provideOne(eventScaling, ({ cluster, options }) => ({
      apiVersion: "keda.sh/v1alpha1",
      ...podIdentityOf(cluster.cloud, options),
    })),
  ],
  flows: (context) => kedaFlows(context),
  identities: ({ options }) => {
    const permissions = permissionsOf(options);
    return permissions === undefined ? [] : [{ serviceAccount, permissions }];
  },
  values: ({ cluster, options, tier, find, identities }) => {
    const metrics = { enabled: find(monitoring) !== undefined };
    const restrict = { secret: options.readSecrets !== true };
    const identity = identities[serviceAccount];
    return {
      clusterName: cluster.clusterName,
      ...replicas(inPairs(tier)),
      priorityClassName: "system-cluster-critical",
      ...onSystemPool,
      enableServiceLinks: false,
      /* Allows only scaling of Deployments and StatefulSets. By default, the chart allows scaling of every kind. */
      rbac: { enabledCustomScaledRefKinds: false },
      permissions: { operator: { restrict }, metricServer: { restrict } },
      serviceAccount: { operator: { annotations: identity?.serviceAccountAnnotations ?? {} } },
      podLabels: { keda: identity?.podLabels ?? {} },
      logging: { operator: { format: "json" }, metricServer: { zapEncoder: "json" }, webhooks: { format: "json" } },
      prometheus: {
        operator: { ...metrics, serviceMonitor: metrics },
        metricServer: { ...metrics, serviceMonitor: metrics },
        webhooks: { ...metrics, serviceMonitor: metrics },
      },
    };
  },
});

/** Returns the values that are equal for the three parts. The chart has four spellings for their keys. */
function replicas(tier: TierFacts): Record<string, unknown> {
  const replicaCount = tier.replicas;
  const budget = tier.replicas > 1 ? { maxUnavailable: 1 } : {};
  const { requests, limits } = containerResources({ cpu: "100m", memory: "128Mi", limit: "512Mi" });
  const resources = { requests, limits: { ...limits, cpu: null } };
  return {
    operator: { replicaCount },
    metricsServer: { replicaCount },
    webhooks: { replicaCount },
    podDisruptionBudget: { operator: budget, metricServer: budget, webhooks: budget },
    resources: { operator: resources, metricServer: resources, webhooks: resources },
    topologySpreadConstraints: {
      operator: spread(pods.operator, tier),
      metricsServer: spread(pods.metricsServer, tier),
      webhooks: spread(pods.webhooks, tier),
    },
  };
}
