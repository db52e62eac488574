import { backupStorage, monitoring, monitoringRules, volumeSnapshots } from "../../../capabilities";
import { crdKind } from "../../../charts";
import type { Flows } from "../../../network";
import { defineAddon } from "../../define";
import type { AddonSecret } from "../../definition";
import { waysToStorage } from "../../object-storage";
import { scrapers } from "../../pods";
import { provideMany } from "../../provide";
import { checkVelero } from "./check";
import type { VeleroOptions } from "./options";
import { backupRules } from "./rules";
import { schedulesOf } from "./schedules";
import { type StorageTerms, storageOf, storageTerms } from "./storage";
import { crdsJob, credentials, serviceAccount, veleroValues } from "./values";

const name = "velero";
const metricsPort = 8085;
const pods = { name };

const v1 = [
  "Backup",
  "BackupStorageLocation",
  "DeleteBackupRequest",
  "DownloadRequest",
  "PodVolumeBackup",
  "PodVolumeRestore",
  "Restore",
  "Schedule",
  "ServerStatusRequest",
  "VolumeSnapshotLocation",
];

/** Backs up the cluster's objects to a bucket, takes snapshots of volumes, and restores both. */
export const velero = defineAddon<VeleroOptions>({
  optionsType: "VeleroOptions",
  name,
  summary: "backs up the cluster's objects to a bucket, takes volume snapshots, and restores both",
  whenRemoved: "nothing is backed up any more; existing backups stay in the bucket",
  chart: { repository: "https://vmware-tanzu.github.io/helm-charts", name, version: "12.1.0" },
  images: {
    values: {
      "image.repository": "docker.io/velero/velero",
      "kubectl.image.repository": "registry.k8s.io/kubectl",
      "initContainers[].image": null,
    },
    pullSecrets: { "image.imagePullSecrets": "names" },
  },
  environment: { "configuration.extraEnvVars": "list" },
  mounts: {
    extraVolumes: "volumes",
    extraVolumeMounts: "mounts",
    "nodeAgent.extraVolumes": "volumes",
    "nodeAgent.extraVolumeMounts": "mounts",
  },
  monitors: ["metrics.serviceMonitor.additionalLabels"],
  pods: { placed: [""], ranked: [""] },
  namespace: name,
  crds: {
    how: "templated",
    values: { upgradeCRDs: true, cleanUpCRDs: false },
    kinds: [
      ...v1.map((kind) => crdKind("velero.io/v1", kind)),
      crdKind("velero.io/v1", "BackupRepository", { plural: "backuprepositories" }),
      crdKind("velero.io/v2alpha1", "DataDownload"),
      crdKind("velero.io/v2alpha1", "DataUpload"),
    ],
  },
  /* https://github.com/velero-io/velero/issues/5836 */
  underArgoCd:
    "Velero copies Argo CD's tracking metadata from a Schedule to its Backups, so Argo CD would delete the Backups",
  check: ({ cluster, options }) => checkVelero(cluster.cloud, options),
  needs: ({ cluster, options: { storage, snapshots = false } }) => [
    ...(storage === undefined ? [{ capability: backupStorage }] : []),
    /* In a cloud, the cluster's own CSI driver may include the snapshot controller without an offer. */
    ...(snapshots && cluster.cloud === "none" ? [{ capability: volumeSnapshots, purpose: "snapshots: true" }] : []),
  ],
  wants: () => [{ capability: monitoring }, { capability: volumeSnapshots }],
  provides: [provideMany(monitoringRules, ({ options }) => ({ [name]: backupRules(schedulesOf(options)) }))],
  identities: (scope) => {
    const { permissions } = termsOf(scope) ?? {};
    return permissions === undefined ? [] : [{ serviceAccount, permissions }];
  },
  secrets: ({ options: { storage } }) =>
    storage?.kind === "s3-compatible" ? [credentialsOf(storage.credentials)] : [],
  flows: ({ options, find }) => flows(options, scrapers(find(monitoring), metricsPort)),
  values: (context) => veleroValues(context, termsOf(context)),
});

function termsOf(scope: Parameters<typeof storageOf>[0]): StorageTerms | undefined {
  const storage = storageOf(scope);
  return storage && storageTerms(storage, scope.cluster);
}

/** Returns the Secret with the credentials. The plugin reads them in the format of the AWS command line. */
function credentialsOf(from: AddonSecret["from"]): AddonSecret {
  return {
    name: credentials,
    from,
    data: { id: "accessKeyId", secret: "secretAccessKey" },
    template: { cloud: "[default]\naws_access_key_id={{ .id }}\naws_secret_access_key={{ .secret }}\n" },
  };
}

function flows({ storage }: VeleroOptions, ingress: Flows["ingress"]): Flows[] {
  return [
    { name: "server", pods, ingress, egress: ["dns", "apiserver", ...waysToStorage(storage)] },
    { name: "upgrade-crds", pods: crdsJob, egress: ["dns", "apiserver"] },
  ];
}
