import { parseQuantity } from "../../../quantity";
import type { TierFacts } from "../../../tier";
import type { ChartOrders, ChartVolume } from "../../chart-orders";
import type { AddonScope } from "../../definition";
import { containerResources, inPairs, spread, tolerateEverything } from "../../pods";
import { receiverValues } from "./alertmanager";
import { podsOf } from "./flows";
import type { KubePrometheusStackOptions } from "./options";
import { remoteWriteValues } from "./remote-write";

type Scope = AddonScope<KubePrometheusStackOptions>;
type Values = Readonly<Record<string, unknown>>;

/**
 * Values of the operator. It watches EndpointSlices, because Endpoints are deprecated. The operator's webhook refuses invalid rules. The webhook has
 * only one replica, so the API server ignores its failures.
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
 * Returns the values of Prometheus. It has at most two replicas, because each replica scrapes and keeps all metrics. Its containers have no limit on
 * ephemeral storage, because metrics count towards that limit if the cluster has no storage class.
 */
export function prometheusValues({ cluster, options, tier }: Scope): Values {
  const { storage = "50Gi", memory = "2Gi", retentionDays = tier.metricsRetentionDays, remoteWrite } = options;
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
      ...(remoteWrite !== undefined && { remoteWrite: remoteWriteValues(remoteWrite) }),
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

/** Returns the values of Alertmanager. Its volume stores silences and sent notifications. */
export function alertmanagerValues({ cluster, options, tier }: Scope): Values {
  const { values, spec } = receiverValues(options.alertmanager);
  return {
    ...values,
    podDisruptionBudget: budget(tier),
    alertmanagerSpec: {
      ...spec,
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

/** Values of the exporters. They turn the state of objects and nodes into metrics. They list no Secrets. */
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

/** Deletes volumes together with their owner, because nothing could read them afterwards. */
const retentionPolicy = { whenDeleted: "Delete", whenScaled: "Retain" };

/**
 * Returns a PodDisruptionBudget that allows the eviction of one pod at a time. It sets `minAvailable` because the chart always writes that field,
 * even if it is empty. The API server refuses this field beside `maxUnavailable`.
 */
function budget({ replicas }: TierFacts): Values {
  return replicas > 1 ? { enabled: true, minAvailable: replicas - 1 } : { enabled: false };
}

/** Returns a volume of a storage class. If the cluster has no class, returns ephemeral space on the node, which is lost with the pod. */
function volume(storageClassName: string | undefined, size: string): Values {
  return storageClassName === undefined
    ? { emptyDir: { sizeLimit: size } }
    : {
        volumeClaimTemplate: {
          spec: { storageClassName, accessModes: ["ReadWriteOnce"], resources: { requests: { storage: size } } },
        },
      };
}

/** The volumes of each replica. The operator requests them. */
export const orders: ChartOrders = {
  volumes: [
    ordered("Prometheus", ["prometheus", "prometheusSpec"], "storageSpec"),
    ordered("Alertmanager", ["alertmanager", "alertmanagerSpec"], "storage"),
  ],
};

function ordered(of: string, spec: readonly string[], storage: string): ChartVolume {
  const claim = [...spec, storage, "volumeClaimTemplate", "spec"];
  return {
    of,
    replicas: [...spec, "replicas"],
    size: [...claim, "resources", "requests", "storage"],
    storageClass: [...claim, "storageClassName"],
  };
}

/** Returns the part of the volume that metrics may fill, in MB of 2^20 bytes. Prometheus' write-ahead log needs the rest. */
function retentionSize(storage: string): string {
  return `${Math.floor(((parseQuantity(storage) ?? 0) * 0.8) / 2 ** 20)}MB`;
}
