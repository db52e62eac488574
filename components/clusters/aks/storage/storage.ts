import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { StorageClasses } from "../../contract";
import {
  type ClassSpec,
  classesOf,
  createSnapshotClass,
  createStorageClass,
  demoteDefaultClass,
} from "../../storage-classes";
import type { Context } from "../context";
import type { Keys } from "../keys";
import type { AksDiskClassArgs, AksStorageArgs } from "./args";
import { classSpec, diskDriver, diskSpec, fileSpec } from "./class-specs";

/** Names of the cluster's own classes. */
export const classNames = { standard: "standard-ssd", fast: "premium-ssd-v2", shared: "files" } as const;
/** The class that AKS marks as default. https://learn.microsoft.com/azure/aks/concepts-storage#storage-classes */
const builtinDefault = "default";

/** Returns the names of the classes by tier. */
export function storageClassesOf(storage?: AksStorageArgs): StorageClasses {
  return classesOf(classNames, storage);
}

/** The classes of disks that every cluster has. A Premium SSD v2 disk is redundant only within its zone. */
const ownDisks: Readonly<Record<string, AksDiskClassArgs>> = {
  [classNames.standard]: { type: "disk", skuName: "StandardSSD_LRS" },
  [classNames.fast]: { type: "disk", skuName: "PremiumV2_LRS" },
};

/** The parts of the cluster that the classes use. */
export interface StorageParts {
  readonly cluster: ManagedCluster;
  readonly provider: k8s.Provider;
  readonly keys: Keys;
}

/**
 * Creates the StorageClasses and the class of snapshots. The cluster's key encrypts the disks of these classes. AKS' own classes stay. AKS' default
 * class loses this role before another class becomes the default.
 */
export function createStorage(context: Context, storage: AksStorageArgs = {}, parts: StorageParts): void {
  const { cluster, provider, keys } = parts;
  const { reclaimPolicy = "Delete", shared = false, classes = {} } = storage;
  const { name, tags } = context;
  const defaults = { reclaimPolicy, diskEncryptionSetId: keys.diskEncryptionSetId, tags };
  const own: pulumi.CustomResourceOptions = { parent: context.opts.parent, provider, deletedWith: cluster };
  const demoted = demoteDefaultClass(name, builtinDefault, own);
  const create = (className: string, spec: ClassSpec) =>
    createStorageClass(name, className, className === classNames.standard, spec, { ...own, dependsOn: [demoted] });
  for (const [className, args] of Object.entries(ownDisks)) {
    create(className, diskSpec(args, defaults));
  }
  if (shared) {
    create(classNames.shared, fileSpec({ type: "files" }, defaults));
  }
  for (const [className, args] of Object.entries(classes)) {
    create(className, classSpec(args, defaults));
  }
  const parameters = { incremental: "true" };
  createSnapshotClass(name, "disks", { driver: diskDriver, deletionPolicy: reclaimPolicy, parameters }, own);
}
