import { monitoring } from "../../../capabilities";
import type { ValuesContext } from "../../definition";
import { containerResources, onSystemPool } from "../../pods";
import type { VeleroOptions } from "./options";
import { schedulesOf, scheduleValues } from "./schedules";
import type { StorageTerms } from "./storage";

type Values = Readonly<Record<string, unknown>>;

export const serviceAccount = "velero";
/** Labels of the Job that installs and upgrades the CRDs. Its pods have no other labels. */
export const crdsJob = { "velero.io/job": "upgrade-crds" };
/** Name of the Secret with the credentials of an S3-compatible storage. */
export const credentials = "velero-storage";
/** Id of the user in the plugins' images. These images write the plugins to a volume, from which the server reads them. */
const user = 65532;

/** Returns the values of the chart. */
export function veleroValues(
  { cluster, options, find, identities }: ValuesContext<VeleroOptions>,
  terms: StorageTerms | undefined,
): Values {
  const { snapshots = cluster.cloud !== "none" } = options;
  const identity = identities[serviceAccount];
  const isCompatible = options.storage?.kind === "s3-compatible";
  return {
    initContainers: terms === undefined ? [] : [plugin(terms)],
    serviceAccount: { server: { name: serviceAccount, annotations: identity?.serviceAccountAnnotations ?? {} } },
    podLabels: identity?.podLabels ?? {},
    credentials: isCompatible ? { useSecret: true, existingSecret: credentials } : { useSecret: false },
    configuration: {
      backupStorageLocation: terms === undefined ? [] : [location(terms, options.prefix ?? cluster.clusterName)],
      volumeSnapshotLocation: [],
      features: snapshots ? "EnableCSI" : "",
      logFormat: "json",
    },
    /* CSI drivers take the snapshots, so Velero needs no VolumeSnapshotLocation. */
    snapshotsEnabled: false,
    deployNodeAgent: false,
    schedules: scheduleValues(schedulesOf(options), snapshots),
    metrics: { serviceMonitor: { enabled: find(monitoring) !== undefined, autodetect: false } },
    ...podValues,
  };
}

const restricted: Values = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  readOnlyRootFilesystem: true,
};

const podValues = {
  ...onSystemPool,
  podSecurityContext: {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    seccompProfile: { type: "RuntimeDefault" },
  },
  containerSecurityContext: restricted,
  kubectl: { labels: crdsJob },
  resources: containerResources({ cpu: "100m", memory: "256Mi", limit: "1Gi", ephemeralStorage: "4Gi" }),
  upgradeJobResources: containerResources({ cpu: "10m", memory: "64Mi", limit: "256Mi" }),
};

function plugin(terms: StorageTerms): Values {
  return {
    name: "plugin",
    image: terms.plugin,
    volumeMounts: [{ name: "plugins", mountPath: "/target" }],
    securityContext: restricted,
    resources: containerResources({ cpu: "10m", memory: "32Mi", limit: "64Mi" }),
  };
}

function location({ provider, bucket, config, caCert }: StorageTerms, prefix: unknown): Values {
  return {
    name: "default",
    default: true,
    provider,
    bucket,
    prefix,
    accessMode: "ReadWrite",
    ...(caCert !== undefined && { caCert }),
    config,
  };
}
