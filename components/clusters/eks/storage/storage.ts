import type { eks } from "@pulumi/aws";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { StorageClasses } from "../../contract";
import { classesOf, createSnapshotClass, createStorageClass } from "../../storage-classes";
import type { Context } from "../context";
import type { Addons } from "../managed-addons";
import type { Network } from "../network";
import type { EksStorageArgs } from "./args";
import { createSharedFiles } from "./shared-files";

const ebsDriver = "ebs.csi.aws.com";
const classNames = { standard: "gp3", fast: "io2", shared: "efs" } as const;

/** Parameters by class. https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md */
const ebsParameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [classNames.standard]: { type: "gp3" },
  [classNames.fast]: { type: "io2", iopsPerGB: "50", allowAutoIOPSPerGBIncrease: "true" },
};

/** Returns the names of the classes by tier. */
export function storageClassesOf(storage?: EksStorageArgs): StorageClasses {
  return classesOf(classNames, storage);
}

/** What the classes need of the cluster. */
export interface StorageParts {
  readonly cluster: eks.Cluster;
  readonly provider: k8s.Provider;
  readonly addons: Addons;
  readonly network: Network;
  readonly keyArn: pulumi.Input<string>;
}

/**
 * Creates the StorageClasses, all encrypted under the cluster's key, and the class of snapshots. EKS' own `gp2` class stays: since
 * Kubernetes 1.30 it is not the default.
 */
export function createStorage(context: Context, storage: EksStorageArgs = {}, parts: StorageParts): void {
  const { name, opts } = context;
  const { cluster, provider, addons, network, keyArn } = parts;
  const { reclaimPolicy = "Delete" } = storage;
  const files = createSharedFiles(context, storage, network, keyArn);
  const after = (...resources: (pulumi.Resource | undefined)[]): pulumi.CustomResourceOptions => ({
    ...opts,
    provider,
    deletedWith: cluster,
    dependsOn: resources.filter((resource) => resource !== undefined),
  });
  for (const [className, parameters] of Object.entries(ebsParameters)) {
    const spec = {
      reclaimPolicy,
      provisioner: ebsDriver,
      parameters: { ...parameters, encrypted: "true", kmsKeyId: keyArn },
      volumeBindingMode: "WaitForFirstConsumer",
      allowVolumeExpansion: true,
    };
    createStorageClass(name, className, className === classNames.standard, spec, after(addons["aws-ebs-csi-driver"]));
  }
  if (files !== undefined) {
    const parameters = { provisioningMode: "efs-ap", fileSystemId: files.fileSystem.id, directoryPerms: "700" };
    const spec = { reclaimPolicy, provisioner: "efs.csi.aws.com", parameters, volumeBindingMode: "Immediate" };
    createStorageClass(
      name,
      classNames.shared,
      false,
      spec,
      after(addons["aws-efs-csi-driver"], ...files.mountTargets),
    );
  }
  const snapshots = { driver: ebsDriver, deletionPolicy: reclaimPolicy };
  createSnapshotClass(name, "ebs", snapshots, after(addons["snapshot-controller"]));
}
