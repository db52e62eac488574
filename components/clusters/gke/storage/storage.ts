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
import type { GkeDiskClassArgs, GkeStorageArgs } from "./args";
import { classSpec, diskDriver, diskSpec, fileSpec } from "./class-specs";
import { createVolumes } from "./volumes";

/** Names of the cluster's own classes. */
export const classNames = { standard: "balanced", fast: "performance", shared: "filestore" } as const;

/** The class that GKE marks as default. https://cloud.google.com/kubernetes-engine/docs/concepts/persistent-volumes#storageclasses */
const builtinDefault = "standard-rwo";

/** Returns the names of the classes by tier. */
export function storageClassesOf(storage?: GkeStorageArgs): StorageClasses {
  return classesOf(classNames, storage);
}

/**
 * The cluster's own classes by kind of disk. A Hyperdisk has the configured performance, at most 500 operations per second for each GiB.
 * https://github.com/kubernetes-sigs/gcp-compute-persistent-disk-csi-driver#storageclass-parameters
 */
const ownDisks: Readonly<Record<DiskKind, Readonly<Record<string, GkeDiskClassArgs>>>> = {
  pd: { [classNames.standard]: { type: "pd-balanced" }, [classNames.fast]: { type: "pd-ssd" } },
  hyperdisk: {
    [classNames.standard]: { type: "hyperdisk-balanced" },
    [classNames.fast]: { type: "hyperdisk-balanced", iops: 6000, throughput: 300 },
  },
};

/** The parts of the cluster that the classes use. */
export interface StorageParts {
  readonly cluster: container.Cluster;
  readonly provider: k8s.Provider;
  readonly key: Key;
  readonly network: Network;
  /** The kind of disk that all nodes can attach. @default "pd" */
  readonly diskKind?: DiskKind;
}

/**
 * Creates the StorageClasses and the class of snapshots. The cluster's key encrypts the volumes of all these classes. GKE's own default class stays,
 * but is no longer the default.
 */
export function createStorage(context: Context, storage: GkeStorageArgs = {}, parts: StorageParts): void {
  const { cluster, provider, key, network, diskKind = "pd" } = parts;
  const { reclaimPolicy = "Delete", shared = false, classes = {}, volumes = {} } = storage;
  const { name } = context;
  const opts = { parent: context.opts.parent, provider, deletedWith: cluster };
  const defaults = { reclaimPolicy, keyId: key.id, network: network.name };
  const create = (className: string, spec: ClassSpec) =>
    createStorageClass(name, className, className === classNames.standard, spec, opts);
  demoteDefaultClass(name, builtinDefault, opts);
  for (const [className, args] of Object.entries(ownDisks[diskKind])) {
    create(className, diskSpec(args, defaults));
  }
  if (shared) {
    create(classNames.shared, fileSpec({ type: "filestore", instanceTier: "enterprise" }, defaults));
  }
  for (const [className, args] of Object.entries(classes)) {
    create(className, classSpec(args, defaults));
  }
  createVolumes(name, volumes, opts);
  /* Otherwise, Google keeps snapshots in several regions: https://github.com/kubernetes-sigs/gcp-compute-persistent-disk-csi-driver/issues/787 */
  const parameters = { "storage-locations": context.region };
  createSnapshotClass(name, "disks", { driver: diskDriver, deletionPolicy: reclaimPolicy, parameters }, opts);
}
