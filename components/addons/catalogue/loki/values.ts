import { monitoring } from "../../../capabilities";
import type { TierFacts } from "../../../tier";
import type { ValuesContext } from "../../definition";
import { type DataStorage, type StorageAccess, storageAccess, storageFor } from "../../object-storage";
import { containerResources, disruptionBudget, onSystemPool, spread } from "../../pods";
import type { LokiOptions } from "./options";
import { storeOf } from "./store";

type Values = Readonly<Record<string, unknown>>;

export const name = "loki";
export const pods = { "app.kubernetes.io/name": name };
export const ports = { http: 3100, grpc: 9095, gossip: 7946 };
/** Name of the Secret with the credentials of an S3-compatible storage. */
export const credentials = "loki-storage";
export const tenantHeader = "X-Scope-OrgID";

const defaultRetentionDays = 30;

/** Returns the values of the chart. Each pod contains all parts of Loki, and clients connect to the pods directly. */
export function lokiValues(context: ValuesContext<LokiOptions>): Values {
  const { cluster, options, tier, find, identities } = context;
  const storage = storageFor("logs", cluster, options.storage);
  const access = storageAccess(storage, credentials);
  const identity = identities[name];
  /* Loki has one or three pods. With two replicas of a line, every write would need both pods. */
  const replicas = storage !== undefined && tier.replicas > 2 ? 3 : 1;
  const off = { enabled: false };
  return {
    fullnameOverride: name,
    deploymentMode: "Monolithic",
    defaults: { enableServiceLinks: false, automountServiceAccountToken: false },
    loki: {
      ...server(options, storage, access.caFile, replicas),
      podLabels: identity?.podLabels ?? {},
      podAnnotations: access.annotations,
    },
    singleBinary: podValues(options, { ...tier, replicas }, access, cluster.storageClasses.standard),
    serviceAccount: {
      name,
      annotations: identity?.serviceAccountAnnotations ?? {},
      automountServiceAccountToken: false,
    },
    monitoring: { serviceMonitor: { enabled: find(monitoring) !== undefined } },
    sidecar: { rules: off },
    read: { replicas: 0 },
    write: { replicas: 0 },
    backend: { replicas: 0 },
    gateway: off,
    chunksCache: off,
    resultsCache: off,
    lokiCanary: off,
    test: off,
    networkPolicy: off,
  };
}

/** https://grafana.com/docs/loki/latest/configure/ */
function server(
  { retentionDays = defaultRetentionDays }: LokiOptions,
  storage: DataStorage | undefined,
  caFile: string | undefined,
  replicas: number,
): Values {
  const { type, values } = storeOf(storage, caFile);
  return {
    auth_enabled: true,
    analytics: { reporting_enabled: false },
    commonConfig: { replication_factor: replicas },
    storage: values,
    schemaConfig: {
      configs: [
        {
          from: "2024-04-01",
          store: "tsdb",
          object_store: type,
          schema: "v13",
          index: { prefix: "loki_index_", period: "24h" },
        },
      ],
    },
    limits_config: { retention_period: `${retentionDays * 24}h` },
    compactor: { retention_enabled: true, delete_request_store: type },
  };
}

function podValues(options: LokiOptions, tier: TierFacts, access: StorageAccess, storageClass?: string): Values {
  const size = options.volume ?? "20Gi";
  const keeps = storageClass !== undefined;
  const { requests, limits } = containerResources({ cpu: "200m", memory: "512Mi", limit: options.memory ?? "2Gi" });
  return {
    replicas: tier.replicas,
    podDisruptionBudget: disruptionBudget(tier),
    topologySpreadConstraints: spread(pods, tier),
    ...onSystemPool,
    affinity: { ...onSystemPool.affinity, podAntiAffinity: null },
    persistence: keeps
      ? { enabled: true, enableStatefulSetAutoDeletePVC: true, storageClass, size }
      : { enabled: false },
    extraEnvFrom: access.envFrom,
    extraVolumes: access.volumes,
    extraVolumeMounts: access.volumeMounts,
    /* Without a storage class, log lines count as ephemeral storage, and Kubernetes would evict the pod at the limit. */
    resources: keeps ? { requests, limits } : { requests, limits: { memory: limits.memory } },
    terminationGracePeriodSeconds: 300,
  };
}
