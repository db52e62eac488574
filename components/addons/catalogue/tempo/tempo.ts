import { bytes, volumeBytes } from "../../../amounts";
import { dataSources, monitoring, monitoringRules, telemetryCollector, traceStore } from "../../../capabilities";
import { whole } from "../../../checks";
import type { CloudPermissions, Cluster } from "../../../clusters/contract";
import { defineAddon } from "../../define";
import { checkStorage, credentialsOf, storageFor, storagePermissions, waysToStorage } from "../../object-storage";
import { collectors, dashboards, scrapers } from "../../pods";
import { provideMany, provideOne } from "../../provide";
import type { TempoOptions } from "./options";
import { tempoRules } from "./rules";
import { credentials, name, pods, ports, tempoValues } from "./values";

/** Stores traces for Grafana. Tempo has one pod. While it restarts, collectors keep traces and send them again. */
export const tempo = defineAddon<TempoOptions>({
  optionsType: "TempoOptions",
  name,
  summary: "stores traces for Grafana in a bucket or on a volume",
  whenRemoved: "traces are no longer stored; the volume is deleted, but a bucket stays",
  chart: { repository: "https://grafana-community.github.io/helm-charts", name: "tempo", version: "2.2.4" },
  images: {
    values: {
      "tempo.{registry,repository}": "docker.io/grafana/tempo",
      "tempoQuery.repository": "docker.io/grafana/tempo-query",
    },
    pullSecrets: { "tempo.pullSecrets": "names" },
  },
  environment: { "tempo.extraEnv": "list" },
  mounts: { extraVolumes: "volumes", "tempo.extraVolumeMounts": "mounts" },
  monitors: ["serviceMonitor.additionalLabels"],
  pods: { placed: [""], ranked: [""] },
  namespace: name,
  crds: { how: "none" },
  underArgoCd: { clusterKinds: [] },
  /* The release owns a volume. */
  ownsCloudResources: true,
  orders: {
    volumes: [{ of: "Tempo", size: ["persistence", "size"], storageClass: ["persistence", "storageClassName"] }],
  },
  check: ({ cluster, options: { storage, retentionDays, volume, memory } }) => [
    ...checkStorage(cluster.cloud, storage),
    ...whole("retentionDays", retentionDays, { min: 1, max: 3650, unit: "days" }),
    ...volumeBytes("volume", volume),
    ...bytes("memory", memory),
  ],
  wants: () => [{ capability: monitoring }, { capability: telemetryCollector, after: "nothing" }],
  provides: [
    provideOne(traceStore, () => ({
      url: `http://${name}.${name}.svc:${ports.otlp}`,
      pods: { namespace: name, labels: pods },
      port: ports.otlp,
    })),
    provideMany(dataSources, () => ({
      [name]: {
        type: "tempo",
        url: `http://${name}.${name}.svc:${ports.http}`,
        pods: { namespace: name, labels: pods },
        port: ports.http,
      },
    })),
    provideMany(monitoringRules, () => ({ [name]: tempoRules })),
  ],
  identities: ({ cluster, options }) => {
    const permissions = permissionsOf(cluster, options);
    return permissions === undefined ? [] : [{ serviceAccount: name, permissions }];
  },
  secrets: ({ options: { storage } }) =>
    storage?.kind === "s3-compatible" ? [credentialsOf(credentials, storage)] : [],
  flows: ({ cluster, options, find }) => {
    const storage = storageFor("traces", cluster, options.storage);
    const found = find(monitoring);
    return [
      {
        name,
        pods,
        /* Workloads send traces to the collector, and the collector adds their origin. */
        ingress: [
          ...collectors(find(telemetryCollector), ports.otlp),
          ...scrapers(found, ports.http),
          ...dashboards(found, ports.http),
        ],
        egress: ["dns", ...(storage === undefined ? [] : waysToStorage(storage))],
      },
    ];
  },
  values: tempoValues,
});

/**
 * Returns the permissions on the bucket. At its start, Tempo checks that the bucket exists. This check needs a separate permission on Google Cloud.
 */
function permissionsOf(cluster: Cluster, options: TempoOptions): CloudPermissions | undefined {
  const storage = storageFor("traces", cluster, options.storage);
  const permissions = storagePermissions(storage, cluster);
  return storage?.kind === "gcs"
    ? { gcp: [...(permissions?.gcp ?? []), { role: "roles/storage.legacyBucketReader", bucket: storage.bucket }] }
    : permissions;
}
