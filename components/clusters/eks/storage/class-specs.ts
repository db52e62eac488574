import type * as pulumi from "@pulumi/pulumi";
import { type ClassSpec, commonSpec } from "../../storage-classes";
import type { EksClassArgs, EksDiskClassArgs, EksFileClassArgs } from "./args";

/** Names of the drivers. */
export const ebsDriver = "ebs.csi.aws.com";
const efsDriver = "efs.csi.aws.com";

/** The settings that all classes share. */
export interface ClassDefaults {
  readonly reclaimPolicy?: string;
  /** Key of new volumes. @default the account's own key for EBS */
  readonly keyArn?: pulumi.Input<string>;
}

/** Parameters that the options of a class and the component set. */
export const ownParameters = {
  disk: [
    "type",
    "iops",
    "iopsPerGB",
    "allowAutoIOPSPerGBIncrease",
    "throughput",
    "csi.storage.k8s.io/fstype",
    "encrypted",
    "kmsKeyId",
  ],
  files: ["provisioningMode", "fileSystemId", "directoryPerms"],
} as const;

/** Returns a StorageClass without its name. */
export function classSpec(args: EksClassArgs, defaults: ClassDefaults): ClassSpec {
  return args.type === "efs" ? fileSpec(args, args.fileSystemId, defaults) : diskSpec(args, defaults);
}

/** Returns a class of encrypted disks. Each disk is in the zone of its first pod. */
export function diskSpec(args: EksDiskClassArgs, defaults: ClassDefaults): ClassSpec {
  const { type, iops, iopsPerGb, throughput, fsType, parameters } = args;
  const { keyArn } = defaults;
  return {
    ...commonSpec(args, defaults),
    provisioner: ebsDriver,
    parameters: {
      ...parameters,
      type,
      ...(iops !== undefined && { iops: String(iops) }),
      /* Otherwise, small volumes would get fewer operations per second than EBS requires. */
      ...(iopsPerGb !== undefined && { iopsPerGB: String(iopsPerGb), allowAutoIOPSPerGBIncrease: "true" }),
      ...(throughput !== undefined && { throughput: String(throughput) }),
      ...(fsType !== undefined && { "csi.storage.k8s.io/fstype": fsType }),
      encrypted: "true",
      ...(keyArn !== undefined && { kmsKeyId: keyArn }),
    },
    volumeBindingMode: "WaitForFirstConsumer",
  };
}

/** Returns a class of directories in a file system. */
export function fileSpec(
  args: Omit<EksFileClassArgs, "type" | "fileSystemId">,
  fileSystemId: pulumi.Input<string>,
  defaults: ClassDefaults,
): ClassSpec {
  const { directoryPerms = "700", parameters } = args;
  const { allowVolumeExpansion: _unlimited, ...common } = commonSpec(args, defaults);
  return {
    ...common,
    provisioner: efsDriver,
    parameters: { ...parameters, provisioningMode: "efs-ap", fileSystemId, directoryPerms },
    volumeBindingMode: "Immediate",
  };
}
