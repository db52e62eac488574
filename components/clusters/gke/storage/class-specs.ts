import type * as pulumi from "@pulumi/pulumi";
import { type ClassSpec, commonSpec } from "../../storage-classes";
import type { GkeClassArgs, GkeDiskClassArgs, GkeFileClassArgs } from "./args";

/** Names of the drivers. */
export const diskDriver = "pd.csi.storage.gke.io";
export const fileDriver = "filestore.csi.storage.gke.io";

/** The settings that all classes share. */
export interface ClassDefaults {
  readonly reclaimPolicy?: string;
  /** Name of the key that encrypts new volumes. @default Google's own key */
  readonly keyId?: pulumi.Input<string>;
  /** Name of the network of new Filestore instances. */
  readonly network: pulumi.Input<string>;
}

/** Parameters that the options of a class and the component set. */
export const ownParameters = {
  disk: [
    "type",
    "replication-type",
    "provisioned-iops-on-create",
    "provisioned-throughput-on-create",
    "csi.storage.k8s.io/fstype",
    "disk-encryption-kms-key",
  ],
  files: ["tier", "network", "instance-encryption-kms-key"],
} as const;

/** Returns a StorageClass without its name. */
export function classSpec(args: GkeClassArgs, defaults: ClassDefaults): ClassSpec {
  return args.type === "filestore" ? fileSpec(args, defaults) : diskSpec(args, defaults);
}

/** Returns a class of disks. Each disk is in the zone of its first pod. */
export function diskSpec(args: GkeDiskClassArgs, defaults: Omit<ClassDefaults, "network">): ClassSpec {
  const { type, regional = false, iops, throughput, fsType, parameters } = args;
  const { keyId } = defaults;
  const isHyperdisk = type === "hyperdisk-balanced";
  return {
    ...commonSpec(args, defaults),
    provisioner: diskDriver,
    parameters: {
      ...parameters,
      type: isHyperdisk && regional ? "hyperdisk-balanced-high-availability" : type,
      ...(regional && !isHyperdisk && { "replication-type": "regional-pd" }),
      ...(iops !== undefined && { "provisioned-iops-on-create": String(iops) }),
      ...(throughput !== undefined && { "provisioned-throughput-on-create": `${throughput}Mi` }),
      ...(fsType !== undefined && { "csi.storage.k8s.io/fstype": fsType }),
      ...(keyId !== undefined && { "disk-encryption-kms-key": keyId }),
    },
    volumeBindingMode: "WaitForFirstConsumer",
  };
}

/** Returns a class of file systems. https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/filestore-csi-driver */
export function fileSpec(args: GkeFileClassArgs, defaults: ClassDefaults): ClassSpec {
  const { keyId, network } = defaults;
  return {
    ...commonSpec(args, defaults),
    provisioner: fileDriver,
    parameters: {
      ...args.parameters,
      tier: args.instanceTier,
      network,
      ...(keyId !== undefined && { "instance-encryption-kms-key": keyId }),
    },
    volumeBindingMode: "WaitForFirstConsumer",
  };
}
