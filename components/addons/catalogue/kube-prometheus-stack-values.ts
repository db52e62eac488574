import { parseQuantity } from "../../quantity";
import type { TierFacts } from "../../tier";
import type { AddonScope } from "../definition";
import { inPairs, spread, tolerateEverything } from "./availability";
import { containerResources } from "./container-resources";
import type { KubePrometheusStackOptions } from "./kube-prometheus-stack";
import { podsOf } from "./kube-prometheus-stack-flows";

type Scope = AddonScope<KubePrometheusStackOptions>;
type Values = Readonly<Record<string, unknown>>;

/**
 * The operator watches EndpointSlices in place of Endpoints, which Kubernetes deprecates. Its webhook, which tells of invalid
 * rules when they are written, lets everything pass while it is away, since there is only one operator.
 */
export const operatorValues: Values = {
  kubeletEndpointsEnabled: false,
  kubeletEndpointSliceEnabled: true,
  logFormat: "json",
  admissionWebhooks: {
    failurePolicy: "Ignore",
    patch: { resources: containerResources({ cpu: "10m", memory: "32Mi", limit: "64Mi" }) },
  },
  prometheusConfigReloader: {
    resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "64Mi" } },
  },
  resources: containerResources({ cpu: "50m", memory: "128Mi", limit: "256Mi" }),
};

/**
 * Prometheus, twice from two replicas on: each scrapes and keeps everything, and a third would add nothing. None of its
 * containers has a limit of ephemeral storage, which would count its metrics where there is no class of volumes.
 */
export function prometheusValues({ cluster, options, tier }: Scope): Values {
  const { storage = "50Gi", memory = "2Gi", retentionDays = tier.metricsRetentionDays } = options;
  const pair = inPairs(tier);
  const all = { ruleSelectorNilUsesHelmValues: false, scrapeConfigSelectorNilUsesHelmValues: false };
  const monitors = { podMonitorSelectorNilUsesHelmValues: false, serviceMonitorSelectorNilUsesHelmValues: false };
  return {
    podDisruptionBudget: budget(pair),
    prometheusSpec: {
      ...all,
      ...monitors,
      probeSelectorNilUsesHelmValues: false,
      serviceDiscoveryRole: "EndpointSlice",
      externalLabels: { cluster: cluster.clusterName },
      replicas: pair.replicas,
      topologySpreadConstraints: spread(podsOf("prometheus"), pair),
      retention: `${retentionDays}d`,
      retentionSize: retentionSize(storage),
      storageSpec: volume(cluster.storageClasses.standard, storage),
      persistentVolumeClaimRetentionPolicy: retentionPolicy,
      enableServiceLinks: false,
      logFormat: "json",
      resources: { requests: { cpu: "200m", memory }, limits: { memory } },
    },
  };
}

/** Alertmanager; its volume holds silences and what was sent already. */
export function alertmanagerValues({ cluster, options, tier }: Scope): Values {
  const configuration =
    options.alertmanager === undefined
      ? {}
      : { useExistingSecret: true, configSecret: options.alertmanager.configSecret };
  return {
    podDisruptionBudget: budget(tier),
    alertmanagerSpec: {
      ...configuration,
      replicas: tier.replicas,
      topologySpreadConstraints: spread(podsOf("alertmanager"), tier),
      storage: volume(cluster.storageClasses.standard, "2Gi"),
      persistentVolumeClaimRetentionPolicy: retentionPolicy,
      enableServiceLinks: false,
      logFormat: "json",
      resources: { requests: { cpu: "20m", memory: "64Mi" }, limits: { memory: "128Mi" } },
    },
  };
}

/** What turns the state of objects and nodes into metrics. Nobody needs to list Secrets for that. */
export const exporterValues: Values = {
  "kube-state-metrics": {
    collectors: [
      "cronjobs",
      "daemonsets",
      "deployments",
      "horizontalpodautoscalers",
      "ingresses",
      "jobs",
      "limitranges",
      "mutatingwebhookconfigurations",
      "namespaces",
      "networkpolicies",
      "nodes",
      "persistentvolumeclaims",
      "persistentvolumes",
      "poddisruptionbudgets",
      "pods",
      "replicasets",
      "resourcequotas",
      "services",
      "statefulsets",
      "storageclasses",
      "validatingwebhookconfigurations",
      "volumeattachments",
    ],
    resources: containerResources({ cpu: "20m", memory: "96Mi", limit: "256Mi" }),
  },
  "prometheus-node-exporter": {
    namespaceOverride: "kube-system",
    priorityClassName: "system-node-critical",
    tolerations: tolerateEverything,
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
      seccompProfile: { type: "RuntimeDefault" },
    },
    resources: containerResources({ cpu: "20m", memory: "32Mi", limit: "64Mi" }),
  },
};

/** Volumes go with what they belong to: nobody could read them afterwards, and they cost. */
const retentionPolicy = { whenDeleted: "Delete", whenScaled: "Retain" };

function budget(tier: TierFacts): Values {
  return tier.replicas > 1 ? { enabled: true, minAvailable: null, maxUnavailable: 1 } : { enabled: false };
}

/** A volume of the given class, or where the cluster has none, space on the node that goes with the pod. */
function volume(storageClassName: string | undefined, size: string): Values {
  return storageClassName === undefined
    ? { emptyDir: { sizeLimit: size } }
    : {
        volumeClaimTemplate: {
          spec: { storageClassName, accessModes: ["ReadWriteOnce"], resources: { requests: { storage: size } } },
        },
      };
}

/** What Prometheus may fill of its volume before the oldest metrics go; the rest is for its log of writes. In MB of 2^20 bytes. */
function retentionSize(storage: string): string {
  return `${Math.floor(((parseQuantity(storage) ?? 0) * 0.8) / 2 ** 20)}MB`;
}
