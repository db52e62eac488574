import type { eks } from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { StorageClasses } from "../../contract";
import type { EksClusterArgs } from "../args";
import type { Context } from "../context";
import type { SharedFiles } from "./shared-files";
import type { Addons } from "../managed-addons/managed-addons";

const ebsDriver = "ebs.csi.aws.com";
const classNames = { standard: "gp3", fast: "io2", shared: "efs" } as const;

/** Names of the classes by tier. */
export function storageClassesOf({ storage }: Pick<EksClusterArgs, "storage">): StorageClasses {
  const { shared, ...always } = classNames;
  return storage?.shared === true ? { ...always, shared } : always;
}

/**
 * Makes the classes of volumes, all encrypted under the cluster's key, and the class of snapshots. EKS' own `gp2` class is left
 * alone: since Kubernetes 1.30 it is no longer marked as default.
 */
export function createStorage(
  context: Context,
  cluster: eks.Cluster,
  provider: k8s.Provider,
  addons: Addons,
  keyArn: pulumi.Input<string>,
  files: SharedFiles | undefined,
): void {
  const { name, args, opts } = context;
  const reclaimPolicy = args.storage?.reclaimPolicy ?? "Delete";
  const after = (resources: readonly (pulumi.Resource | undefined)[]): pulumi.CustomResourceOptions => ({
    ...opts,
    provider,
    deletedWith: cluster,
    dependsOn: resources.filter((resource) => resource !== undefined),
  });
  const create = (className: string, spec: Omit<k8s.storage.v1.StorageClassArgs, "metadata">, own: typeof opts) =>
    new k8s.storage.v1.StorageClass(
      `${name}-${className}`,
      { metadata: metadataOf(className), reclaimPolicy, ...spec },
      /* Nothing of a class can be changed, and no volume minds another class of the name. */
      { ...own, replaceOnChanges: ["reclaimPolicy"], deleteBeforeReplace: true },
    );
  for (const [className, parameters] of Object.entries(ebsParameters)) {
    const spec = {
      provisioner: ebsDriver,
      parameters: { ...parameters, encrypted: "true", kmsKeyId: keyArn },
      volumeBindingMode: "WaitForFirstConsumer",
      allowVolumeExpansion: true,
    };
    create(className, spec, after([addons["aws-ebs-csi-driver"]]));
  }
  if (files !== undefined) {
    const parameters = { provisioningMode: "efs-ap", fileSystemId: files.fileSystem.id, directoryPerms: "700" };
    const spec = { provisioner: "efs.csi.aws.com", parameters, volumeBindingMode: "Immediate" };
    create(classNames.shared, spec, after([addons["aws-efs-csi-driver"], ...files.mountTargets]));
  }
  createSnapshotClass(name, reclaimPolicy, after([addons["snapshot-controller"]]));
}

/** By class. https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md */
const ebsParameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [classNames.standard]: { type: "gp3" },
  [classNames.fast]: { type: "io2", iopsPerGB: "50", allowAutoIOPSPerGBIncrease: "true" },
};

function metadataOf(className: string) {
  const annotations = { "storageclass.kubernetes.io/is-default-class": String(className === classNames.standard) };
  return { name: className, annotations };
}

function createSnapshotClass(name: string, deletionPolicy: string, opts: pulumi.CustomResourceOptions): void {
  new k8s.apiextensions.CustomResource(
    `${name}-snapshots`,
    {
      apiVersion: "snapshot.storage.k8s.io/v1",
      kind: "VolumeSnapshotClass",
      metadata: { name: "ebs", annotations: { "snapshot.storage.kubernetes.io/is-default-class": "true" } },
      driver: ebsDriver,
      deletionPolicy,
    },
    opts,
  );
}
