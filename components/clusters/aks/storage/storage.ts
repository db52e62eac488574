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
import type { AksStorageArgs } from "./args";

const diskDriver = "disk.csi.azure.com";
const classNames = { standard: "standard-ssd", fast: "premium-ssd-v2", shared: "files" } as const;
/** The class that AKS marks as default. https://learn.microsoft.com/azure/aks/concepts-storage#storage-classes */
const builtinDefault = "default";

/** Returns the names of the classes by tier. */
export function storageClassesOf(storage?: AksStorageArgs): StorageClasses {
  return classesOf(classNames, storage);
}

/**
 * Parameters by class. Premium SSD v2 is redundant only within its zone, and does not support host caching.
 * https://github.com/kubernetes-sigs/azuredisk-csi-driver/blob/master/docs/driver-parameters.md
 */
const diskParameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [classNames.standard]: { skuName: "StandardSSD_LRS", cachingMode: "ReadOnly" },
  [classNames.fast]: { skuName: "PremiumV2_LRS", cachingMode: "None" },
};

/**
 * Parameters of shared volumes: NFS over TLS, from the nodes' subnet only, without account keys.
 * https://github.com/kubernetes-sigs/azurefile-csi-driver/blob/master/docs/driver-parameters.md
 */
const fileParameters = {
  skuName: "Premium_LRS",
  protocol: "nfs",
  encryptInTransit: "true",
  allowSharedKeyAccess: "false",
  allowBlobPublicAccess: "false",
  rootSquashType: "NoRootSquash",
} as const;

/** What the classes need of the cluster. */
export interface StorageParts {
  readonly cluster: ManagedCluster;
  readonly provider: k8s.Provider;
  readonly keys: Keys;
}

/**
 * Creates the StorageClasses, whose disks are encrypted under the cluster's key, and the class of snapshots. AKS' own classes stay, but its
 * default class stops being the default before another one becomes it.
 */
export function createStorage(context: Context, storage: AksStorageArgs = {}, parts: StorageParts): void {
  const { cluster, provider, keys } = parts;
  const { reclaimPolicy = "Delete", shared = false } = storage;
  const { name } = context;
  const tags = tagsText(context.tags);
  const own: pulumi.CustomResourceOptions = { parent: context.opts.parent, provider, deletedWith: cluster };
  const demoted = demoteDefaultClass(name, builtinDefault, own);
  const create = (className: string, spec: ClassSpec) => {
    const isDefault = className === classNames.standard;
    const full = { reclaimPolicy, allowVolumeExpansion: true, ...spec };
    createStorageClass(name, className, isDefault, full, { ...own, dependsOn: [demoted] });
  };
  for (const [className, disk] of Object.entries(diskParameters)) {
    const diskEncryptionSetID = keys.diskEncryptionSetId;
    create(className, {
      provisioner: diskDriver,
      parameters: { ...disk, diskEncryptionSetID, networkAccessPolicy: "DenyAll", tags },
      volumeBindingMode: "WaitForFirstConsumer",
    });
  }
  if (shared) {
    const parameters = { ...fileParameters, tags };
    create(classNames.shared, { provisioner: "file.csi.azure.com", parameters, volumeBindingMode: "Immediate" });
  }
  const parameters = { incremental: "true" };
  createSnapshotClass(name, "disks", { driver: diskDriver, deletionPolicy: reclaimPolicy, parameters }, own);
}

/** Writes tags in the form that Azure's drivers read. */
function tagsText(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}
