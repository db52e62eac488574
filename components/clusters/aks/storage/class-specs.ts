import type * as pulumi from "@pulumi/pulumi";
import { type ClassSpec, commonSpec } from "../../storage-classes";
import type { AksClassArgs, AksDiskClassArgs, AksFileClassArgs } from "./args";

/** Names of the drivers. */
export const diskDriver = "disk.csi.azure.com";
const fileDriver = "file.csi.azure.com";

/** The settings that all classes share. */
export interface ClassDefaults {
  readonly reclaimPolicy?: string;
  /** The disk encryption set of new disks. @default Azure's own keys */
  readonly diskEncryptionSetId?: pulumi.Input<string>;
  /** Tags of the resources that the drivers create. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Parameters that the options of a class and the component set. */
export const ownParameters = {
  disk: [
    "skuName",
    "storageAccountType",
    "cachingMode",
    "DiskIOPSReadWrite",
    "DiskMBpsReadWrite",
    "fsType",
    "csi.storage.k8s.io/fstype",
    "diskEncryptionSetID",
    "networkAccessPolicy",
    "tags",
  ],
  files: [
    "skuName",
    "storageAccountType",
    "protocol",
    "encryptInTransit",
    "allowSharedKeyAccess",
    "allowBlobPublicAccess",
    "rootSquashType",
    "tags",
    "storageAccount",
    "resourceGroup",
    "subscriptionID",
  ],
} as const;

/** Parameters of shares: NFS over TLS, from the nodes' subnet only, without account keys. */
const fileParameters = {
  protocol: "nfs",
  encryptInTransit: "true",
  allowSharedKeyAccess: "false",
  allowBlobPublicAccess: "false",
  rootSquashType: "NoRootSquash",
} as const;

/** Returns a StorageClass without its name. */
export function classSpec(args: AksClassArgs, defaults: ClassDefaults): ClassSpec {
  return args.type === "files" ? fileSpec(args, defaults) : diskSpec(args, defaults);
}

/** Returns a class of disks. Each disk is in the zone of its first pod, or in three zones. */
export function diskSpec(args: AksDiskClassArgs, defaults: ClassDefaults): ClassSpec {
  const { skuName, iops, throughput, fsType, parameters } = args;
  const { diskEncryptionSetId, tags } = defaults;
  return {
    ...commonSpec(args, defaults),
    provisioner: diskDriver,
    parameters: {
      ...parameters,
      skuName,
      cachingMode: skuName === "PremiumV2_LRS" ? "None" : "ReadOnly",
      ...(iops !== undefined && { DiskIOPSReadWrite: String(iops) }),
      ...(throughput !== undefined && { DiskMBpsReadWrite: String(throughput) }),
      ...(fsType !== undefined && { "csi.storage.k8s.io/fstype": fsType }),
      ...(diskEncryptionSetId !== undefined && { diskEncryptionSetID: diskEncryptionSetId }),
      networkAccessPolicy: "DenyAll",
      ...tagsOf(tags),
    },
    volumeBindingMode: "WaitForFirstConsumer",
  };
}

/** Returns a class of shares. The shares are in accounts that the driver creates, or in an existing account. */
export function fileSpec(args: AksFileClassArgs, defaults: ClassDefaults): ClassSpec {
  const { skuName = "Premium_LRS", storageAccountId, parameters } = args;
  const [, , subscriptionID = "", , resourceGroup = ""] = (storageAccountId ?? "").split("/");
  const storageAccount = storageAccountId?.split("/").at(-1);
  return {
    ...commonSpec(args, defaults),
    provisioner: fileDriver,
    parameters: {
      ...parameters,
      ...(storageAccount === undefined
        ? { skuName, ...fileParameters, ...tagsOf(defaults.tags) }
        : { ...existingParameters, subscriptionID, resourceGroup, storageAccount }),
    },
    volumeBindingMode: "Immediate",
  };
}

/** The owner of an existing account decides about keys and public access. */
const { protocol, encryptInTransit, rootSquashType } = fileParameters;
const existingParameters = { protocol, encryptInTransit, rootSquashType };

/** Writes tags in the form that Azure's drivers read. */
function tagsOf(tags: Readonly<Record<string, string>>): { readonly tags?: string } {
  const pairs = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? {} : { tags: pairs.join(",") };
}

/** Lists the existing storage accounts in which classes create shares. */
export function storageAccountIds(classes: Readonly<Record<string, AksClassArgs>> = {}): readonly string[] {
  const ids = Object.values(classes).flatMap((args) => (args.type === "files" ? (args.storageAccountId ?? []) : []));
  return [...new Set(ids)];
}
