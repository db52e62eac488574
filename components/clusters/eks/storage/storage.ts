import type { eks } from "@pulumi/aws";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { StorageClasses } from "../../contract";
import { type ClassSpec, classesOf, createSnapshotClass, createStorageClass } from "../../storage-classes";
import type { Context } from "../context";
import type { Addons } from "../managed-addons";
import type { Network } from "../network";
import type { EksDiskClassArgs, EksStorageArgs } from "./args";
import { classSpec, diskSpec, ebsDriver, fileSpec } from "./class-specs";
import { createSharedFiles } from "./shared-files";

/** Names of the cluster's own classes. */
export const classNames = { standard: "gp3", fast: "io2", shared: "efs" } as const;

/** The classes of disks that every cluster has. */
const ownDisks: Readonly<Record<string, EksDiskClassArgs>> = {
  [classNames.standard]: { type: "gp3" },
  [classNames.fast]: { type: "io2", iopsPerGb: 50 },
};

/** Returns the names of the classes by tier. */
export function storageClassesOf(storage?: EksStorageArgs): StorageClasses {
  return classesOf(classNames, storage);
}

/** The parts of the cluster that the classes use. */
export interface StorageParts {
  readonly cluster: eks.Cluster;
  readonly provider: k8s.Provider;
  readonly addons: Addons;
  readonly network: Network;
  readonly keyArn: pulumi.Input<string>;
}

/**
 * Creates the StorageClasses and the class of snapshots. The cluster's key encrypts the volumes of all these classes. EKS' own class `gp2` stays, but
 * is not the default class since Kubernetes 1.30.
 */
export function createStorage(context: Context, storage: EksStorageArgs = {}, parts: StorageParts): void {
  const { name, opts } = context;
  const { cluster, provider, addons, network, keyArn } = parts;
  const { reclaimPolicy = "Delete", classes = {} } = storage;
  const defaults = { reclaimPolicy, keyArn };
  const files = createSharedFiles(context, storage, network, keyArn);
  const after = (...resources: (pulumi.Resource | undefined)[]): pulumi.CustomResourceOptions => ({
    ...opts,
    provider,
    deletedWith: cluster,
    dependsOn: resources.filter((resource) => resource !== undefined),
  });
  const create = (className: string, spec: ClassSpec, ...resources: (pulumi.Resource | undefined)[]) =>
    createStorageClass(name, className, className === classNames.standard, spec, after(...resources));
  for (const [className, args] of Object.entries(ownDisks)) {
    create(className, diskSpec(args, defaults), addons["aws-ebs-csi-driver"]);
  }
  if (files !== undefined) {
    const spec = fileSpec({}, files.fileSystem.id, defaults);
    create(classNames.shared, spec, addons["aws-efs-csi-driver"], ...files.mountTargets);
  }
  for (const [className, args] of Object.entries(classes)) {
    create(
      className,
      classSpec(args, defaults),
      addons[args.type === "efs" ? "aws-efs-csi-driver" : "aws-ebs-csi-driver"],
    );
  }
  const snapshots = { driver: ebsDriver, deletionPolicy: reclaimPolicy };
  createSnapshotClass(name, "ebs", snapshots, after(addons["snapshot-controller"]));
}
