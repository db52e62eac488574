import { bytes, volumeBytes } from "../../../amounts";
import { dataSources, logStore, logWriters, monitoring, monitoringRules } from "../../../capabilities";
import { matches, whole } from "../../../checks";
import { defineAddon } from "../../define";
import { checkStorage, credentialsOf, storageFor, storagePermissions, waysToStorage } from "../../object-storage";
import { dashboards, scrapers } from "../../pods";
import { provideMany, provideOne } from "../../provide";
import { lokiImages } from "./images";
import type { LokiOptions } from "./options";
import { lokiRules } from "./rules";
import { credentials, lokiValues, name, pods, ports, tenantHeader } from "./values";

const port = ports.http;
const place = { pods: { namespace: name, labels: pods }, port };
const url = `http://${name}.${name}.svc:${port}`;

/**
 * Stores logs for Grafana. With a bucket, Loki has three pods if the tier has at least three replicas, otherwise one pod. Without a bucket, Loki has
 * one pod.
 */
export const loki = defineAddon<LokiOptions>({
  optionsType: "LokiOptions",
  name,
  summary: "stores logs for Grafana in a bucket or on a volume",
  whenRemoved: "logs are no longer stored; volumes are deleted, but a bucket stays",
  chart: { repository: "https://grafana-community.github.io/helm-charts", name: "loki", version: "18.11.0" },
  images: lokiImages,
  environment: { "defaults.extraEnv": "list" },
  mounts: { "singleBinary.extraVolumes": "volumes", "singleBinary.extraVolumeMounts": "mounts" },
  monitors: ["monitoring.serviceMonitor.labels"],
  pods: { placed: ["singleBinary"], ranked: ["loki"] },
  namespace: name,
  crds: { how: "none" },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding"] },
  /* The release owns volumes. */
  ownsCloudResources: true,
  orders: {
    volumes: [
      {
        of: "Loki",
        replicas: ["singleBinary", "replicas"],
        size: ["singleBinary", "persistence", "size"],
        storageClass: ["singleBinary", "persistence", "storageClass"],
      },
    ],
  },
  check: ({ cluster, options: { storage, retentionDays, volume, memory, tenant } }) => [
    ...checkStorage(cluster.cloud, storage),
    ...whole("retentionDays", retentionDays, { min: 1, max: 3650, unit: "days" }),
    ...volumeBytes("volume", volume),
    ...bytes("memory", memory),
    ...matches("tenant", tenant, /^[\w-]{1,150}$/, 'letters, digits, "_" and "-"'),
  ],
  wants: () => [{ capability: monitoring }, { capability: logWriters, after: "nothing" }],
  provides: [
    provideOne(logStore, ({ options }) => ({ ...place, url, headers: headersOf(options) })),
    provideMany(dataSources, ({ options }) => ({
      [name]: { ...place, type: "loki", url, headers: headersOf(options) },
    })),
    provideMany(monitoringRules, () => ({ [name]: lokiRules })),
  ],
  identities: ({ cluster, options }) => {
    const permissions = storagePermissions(storageFor("logs", cluster, options.storage), cluster);
    return permissions === undefined ? [] : [{ serviceAccount: name, permissions }];
  },
  secrets: ({ options: { storage } }) =>
    storage?.kind === "s3-compatible" ? [credentialsOf(credentials, storage)] : [],
  flows: ({ cluster, options, find, all }) => {
    const storage = storageFor("logs", cluster, options.storage);
    const found = find(monitoring);
    const writers = Object.values(all(logWriters)).map((writer) => ({
      namespace: writer.pods.namespace,
      pods: writer.pods.labels,
      ports: [port],
    }));
    /* Loki's pods share the ring and query one another. */
    const peers = [{ pods, ports: [port, ports.grpc, ports.gossip] }];
    return [
      {
        name,
        pods,
        ingress: [...peers, ...writers, ...scrapers(found, port), ...dashboards(found, port)],
        egress: ["dns", ...peers, ...(storage === undefined ? [] : waysToStorage(storage))],
      },
    ];
  },
  values: lokiValues,
});

function headersOf({ tenant = "platform" }: LokiOptions): Readonly<Record<string, string>> {
  return { [tenantHeader]: tenant };
}
