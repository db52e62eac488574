import type { TelemetrySignal } from "../../../capabilities";
import type { Cluster } from "../../../clusters/contract";
import type { AddonContext } from "../../definition";
import { fromEnv } from "./environment";
import { acceptedSignals, type RenderedExporter, renderExporters } from "./exporters";
import type { OpentelemetryCollectorOptions } from "./options";

type Values = Readonly<Record<string, unknown>>;

/** The ports of the collector's pods. */
export const ports = { grpc: 4317, http: 4318, metrics: 8888, health: 13133 };

/** `cloud.provider` and `cloud.platform`: https://opentelemetry.io/docs/specs/semconv/resource/cloud/ */
const platforms = {
  aws: { "cloud.provider": "aws", "cloud.platform": "aws_eks" },
  gcp: { "cloud.provider": "gcp", "cloud.platform": "gcp_kubernetes_engine" },
  azure: { "cloud.provider": "azure", "cloud.platform": "azure.aks" },
  none: {},
} as const satisfies Record<Cluster["cloud"], Readonly<Record<string, string>>>;

/** Renders the collector's whole configuration. */
export function collectorConfig(context: AddonContext<OpentelemetryCollectorOptions>): Values {
  const { options, cluster } = context;
  const exporters = renderExporters(context);
  const { sampledPercent = 100, mode = "gateway" } = options;
  const sampler = sampledPercent < 100 ? { probabilistic_sampler: { sampling_percentage: sampledPercent } } : {};
  return {
    receivers: { otlp: { protocols: receivers } },
    processors: {
      memory_limiter: { check_interval: "1s", limit_percentage: 80, spike_limit_percentage: 25 },
      k8s_attributes: attributes(mode),
      resource: { attributes: placeOf(cluster) },
      ...sampler,
      batch: {},
    },
    exporters: Object.fromEntries(exporters.map(({ id, settings }) => [id, settings])),
    extensions: { health_check: { endpoint: `${fromEnv("MY_POD_IP")}:${ports.health}` } },
    service: {
      extensions: ["health_check"],
      telemetry,
      pipelines: Object.fromEntries(
        acceptedSignals(options).map((signal) => [signal, pipeline(signal, exporters, Object.keys(sampler))]),
      ),
    },
  };
}

/** Ends connections after some minutes, so that clients find new pods. */
const receivers = {
  grpc: {
    endpoint: `${fromEnv("MY_POD_IP")}:${ports.grpc}`,
    keepalive: { server_parameters: { max_connection_age: "5m", max_connection_age_grace: "30s" } },
  },
  http: { endpoint: `${fromEnv("MY_POD_IP")}:${ports.http}` },
};

const telemetry = {
  logs: { encoding: "json" },
  metrics: {
    readers: [{ pull: { exporter: { prometheus: { host: fromEnv("MY_POD_IP"), port: ports.metrics } } } }],
  },
};

/** Renders a pipeline. The memory limiter comes first, because it must refuse data before anything stores it. */
function pipeline(
  signal: TelemetrySignal,
  exporters: readonly RenderedExporter[],
  samplers: readonly string[],
): Values {
  return {
    receivers: ["otlp"],
    processors: ["memory_limiter", "k8s_attributes", "resource", ...(signal === "traces" ? samplers : []), "batch"],
    exporters: exporters.filter(({ signals }) => signals.includes(signal)).map(({ id }) => id),
  };
}

/**
 * Identifies a pod by its address, so that no pod can impersonate another. Derives the name of a Deployment from the name of the ReplicaSet, so the
 * collector reads only Pods: https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/k8sattributesprocessor
 */
function attributes(mode: "gateway" | "agent"): Values {
  return {
    ...(mode === "agent" && { filter: { node_from_env_var: "OTEL_K8S_NODE_NAME" } }),
    pod_association: [{ sources: [{ from: "connection" }] }],
    extract: {
      deployment_name_from_replicaset: true,
      metadata: [
        "k8s.namespace.name",
        "k8s.pod.name",
        "k8s.pod.uid",
        "k8s.pod.start_time",
        "k8s.node.name",
        "k8s.deployment.name",
        "k8s.statefulset.name",
        "k8s.daemonset.name",
        "k8s.job.name",
        "k8s.cronjob.name",
      ],
    },
  };
}

/**
 * Returns attributes for the place of the cluster, which Keelson knows. A detector would call the node's metadata service, but pods cannot reach it.
 */
function placeOf({ cloud, cloudFacts, clusterName }: Cluster): Values[] {
  const { region, accountId } = cloudFacts ?? {};
  const facts = {
    "k8s.cluster.name": clusterName,
    ...platforms[cloud],
    ...(cloud !== "none" && region !== undefined && { "cloud.region": region }),
    ...(cloud !== "none" && accountId !== undefined && { "cloud.account.id": accountId }),
  };
  return Object.entries(facts).map(([key, value]) => ({ key, value, action: "upsert" }));
}
