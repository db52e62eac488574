import { monitoring } from "../../../capabilities";
import type { ValuesContext } from "../../definition";
import { type DataStorage, type StorageAccess, s3Host, storageAccess, storageFor } from "../../object-storage";
import { containerResources, onSystemPool } from "../../pods";
import type { TempoOptions } from "./options";

type Values = Readonly<Record<string, unknown>>;

export const name = "tempo";
export const pods = { "app.kubernetes.io/name": name };
export const ports = { http: 3200, otlp: 4317 };
/** Name of the Secret with the credentials of an S3-compatible storage. */
export const credentials = "tempo-storage";

const defaultRetentionDays = 7;

/** Returns the values of the chart. */
export function tempoValues({ cluster, options, find, identities }: ValuesContext<TempoOptions>): Values {
  const storage = storageFor("traces", cluster, options.storage);
  const identity = identities[name];
  const access = storageAccess(storage, credentials);
  return {
    fullnameOverride: name,
    replicas: 1,
    tempo: server(options, storage, access, cluster.storageClasses.standard !== undefined),
    ...data(cluster.storageClasses.standard, options.volume ?? "20Gi", access),
    serviceAccount: {
      name,
      annotations: identity?.serviceAccountAnnotations ?? {},
      automountServiceAccountToken: false,
    },
    podLabels: identity?.podLabels ?? {},
    podAnnotations: access.annotations,
    securityContext: { seccompProfile: { type: "RuntimeDefault" } },
    serviceMonitor: { enabled: find(monitoring) !== undefined },
    networkPolicy: { enabled: false },
    ...onSystemPool,
  };
}

function server(
  options: TempoOptions,
  storage: DataStorage | undefined,
  access: StorageAccess,
  keeps: boolean,
): Values {
  return {
    memBallastSizeMbs: 0,
    reportingEnabled: false,
    retention: `${(options.retentionDays ?? defaultRetentionDays) * 24}h`,
    receivers,
    storage: { trace: backend(storage, access.caFile) },
    extraEnvFrom: access.envFrom,
    extraVolumeMounts: [...(keeps ? [] : [{ name: "storage", mountPath: "/var/tempo" }]), ...access.volumeMounts],
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
    resources: resourcesOf(options.memory ?? "2Gi", keeps),
  };
}

/** Receives only OTLP over gRPC. The chart also requires a receiver for Jaeger, but no network policy opens its port. */
const receivers = {
  jaeger: { protocols: { thrift_binary: null, thrift_compact: null, thrift_http: null } },
  otlp: { protocols: { http: null } },
};

/** Returns the pod's resources. Without a storage class, traces count as ephemeral storage, and only the size of their volume limits them. */
function resourcesOf(memory: string, keeps: boolean): Values {
  const { requests, limits } = containerResources({ cpu: "200m", memory: "512Mi", limit: memory });
  return keeps ? { requests, limits } : { requests, limits: { memory: limits.memory } };
}

/** https://grafana.com/docs/tempo/latest/configuration/#storage */
function backend(storage: DataStorage | undefined, caFile: string | undefined): Values {
  switch (storage?.kind) {
    case undefined:
      return { backend: "local" };
    case "s3":
      return {
        backend: "s3",
        s3: { bucket: storage.bucket, region: storage.region, endpoint: s3Host(storage.region) },
      };
    case "s3-compatible":
      return {
        backend: "s3",
        s3: {
          bucket: storage.bucket,
          region: storage.region ?? "us-east-1",
          endpoint: new URL(storage.endpoint).host,
          forcepathstyle: true,
          ...(caFile !== undefined && { tls_ca_path: caFile }),
        },
      };
    case "gcs":
      return { backend: "gcs", gcs: { bucket_name: storage.bucket } };
    case "azure-blob":
      return {
        backend: "azure",
        azure: {
          storage_account_name: storage.storageAccount,
          container_name: storage.container,
          use_federated_token: true,
        },
      };
  }
}

/** Returns a volume of a storage class. If the cluster has no class, returns ephemeral space on the node, which is lost with the pod. */
function data(storageClassName: string | undefined, size: string, access: StorageAccess): Values {
  return storageClassName === undefined
    ? {
        persistence: { enabled: false },
        extraVolumes: [{ name: "storage", emptyDir: { sizeLimit: size } }, ...access.volumes],
      }
    : {
        persistence: { enabled: true, enableStatefulSetAutoDeletePVC: true, storageClassName, size },
        extraVolumes: access.volumes,
      };
}
