import type { container } from "@pulumi/gcp";
import type * as k8s from "@pulumi/kubernetes";
import type { StorageClasses } from "../../contract";
import {
  type ClassSpec,
  classesOf,
  createSnapshotClass,
  createStorageClass,
  demoteDefaultClass,
} from "../../storage-classes";
import type { Context } from "../context";
import type { Key } from "../keys";
import type { Network } from "../network";
import type { DiskKind } from "../nodes";
import type { GkeStorageArgs } from "./args";

const diskDriver = "pd.csi.storage.gke.io";
const fileDriver = "filestore.csi.storage.gke.io";
const classNames = { standard: "balanced", fast: "performance", shared: "filestore" } as const;

/** The class that GKE marks as default. https://cloud.google.com/kubernetes-engine/docs/concepts/persistent-volumes#storageclasses */
const builtinDefault = "standard-rwo";

/** Returns the names of the classes by tier. */
export function storageClassesOf(storage?: GkeStorageArgs): StorageClasses {
  return classesOf(classNames, storage);
}

/**
 * Parameters by kind of disk and class. Hyperdisk has the performance that it is given, at most 500 operations per second and GiB.
 * https://github.com/kubernetes-sigs/gcp-compute-persistent-disk-csi-driver#storageclass-parameters
 */
const diskParameters: Readonly<Record<DiskKind, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  pd: { [classNames.standard]: { type: "pd-balanced" }, [classNames.fast]: { type: "pd-ssd" } },
  hyperdisk: {
    [classNames.standard]: { type: "hyperdisk-balanced" },
    [classNames.fast]: {
      type: "hyperdisk-balanced",
      "provisioned-iops-on-create": "6000",
      "provisioned-throughput-on-create": "300Mi",
    },
  },
};

/** What the classes need of the cluster. */
export interface StorageParts {
  readonly cluster: container.Cluster;
  readonly provider: k8s.Provider;
  readonly key: Key;
  readonly network: Network;
  /** The kind of disk that all nodes can attach. @default "pd" */
  readonly diskKind?: DiskKind;
}

/**
 * Creates the StorageClasses, all encrypted under the cluster's key, and the class of snapshots. GKE's own default class stays, but is no
 * longer the default.
 */
export function createStorage(context: Context, storage: GkeStorageArgs = {}, parts: StorageParts): void {
  const { cluster, provider, key, network, diskKind = "pd" } = parts;
  const { reclaimPolicy = "Delete", shared = false } = storage;
  const { name } = context;
  const opts = { parent: context.opts.parent, provider, deletedWith: cluster };
  const create = (className: string, spec: ClassSpec) => {
    const isDefault = className === classNames.standard;
    createStorageClass(
      name,
      className,
      isDefault,
      { reclaimPolicy, allowVolumeExpansion: true, volumeBindingMode: "WaitForFirstConsumer", ...spec },
      opts,
    );
  };
  demoteDefaultClass(name, builtinDefault, opts);
  for (const [className, parameters] of Object.entries(diskParameters[diskKind])) {
    create(className, {
      provisioner: diskDriver,
      parameters: { ...parameters, "disk-encryption-kms-key": key.id },
    });
  }
  if (shared) {
    create(classNames.shared, sharedFiles(network, key));
  }
  createSnapshotClass(name, "disks", { driver: diskDriver, deletionPolicy: reclaimPolicy }, opts);
}

/** Returns a class of file systems in several zones. https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/filestore-csi-driver */
function sharedFiles(network: Network, key: Key): ClassSpec {
  return {
    provisioner: fileDriver,
    parameters: { tier: "enterprise", network: network.name, "instance-encryption-kms-key": key.id },
  };
}
