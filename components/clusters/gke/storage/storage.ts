import type { container } from "@pulumi/gcp";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { StorageClasses } from "../../contract";
import type { GkeClusterArgs } from "../args";
import type { Context } from "../context";
import type { Key } from "../keys";
import type { DiskKind } from "../nodes/machines";
import type { Network } from "../network/network";
import { diskKindOf } from "../nodes/disk-kind";

const diskDriver = "pd.csi.storage.gke.io";
const fileDriver = "filestore.csi.storage.gke.io";
const classNames = { standard: "balanced", fast: "performance", shared: "filestore" } as const;

/** The class that GKE marks as default. https://cloud.google.com/kubernetes-engine/docs/concepts/persistent-volumes#storageclasses */
const builtinDefault = "standard-rwo";
const defaultAnnotation = "storageclass.kubernetes.io/is-default-class";

/** Names of the classes by tier. */
export function storageClassesOf({ storage }: Pick<GkeClusterArgs, "storage">): StorageClasses {
  const { shared, ...always } = classNames;
  return storage?.shared === true ? { ...always, shared } : always;
}

/**
 * By kind of disk and class. Hyperdisk has the performance that it is asked for, of at most 500 operations a second for each GiB.
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

/**
 * Makes the classes of volumes, all encrypted under the cluster's key, and the class of snapshots. GKE's own default class stays,
 * and is no longer the default.
 */
export function createStorage(
  context: Context,
  cluster: container.Cluster,
  provider: k8s.Provider,
  key: Key,
  network: Network,
): void {
  const { name, args } = context;
  const opts = { parent: context.opts.parent, provider, deletedWith: cluster };
  const reclaimPolicy = args.storage?.reclaimPolicy ?? "Delete";
  const create = (className: string, spec: Omit<k8s.storage.v1.StorageClassArgs, "metadata">) =>
    new k8s.storage.v1.StorageClass(
      `${name}-${className}`,
      { metadata: metadataOf(className), reclaimPolicy, allowVolumeExpansion: true, ...spec },
      /* Nothing of a class can be changed, and no volume minds another class of the name. */
      { ...opts, replaceOnChanges: ["reclaimPolicy"], deleteBeforeReplace: true },
    );
  undefault(name, opts);
  for (const [className, parameters] of Object.entries(diskParameters[diskKindOf(args) ?? "pd"])) {
    const encryption = { "disk-encryption-kms-key": key.id };
    create(className, {
      provisioner: diskDriver,
      parameters: { ...parameters, ...encryption },
      volumeBindingMode: "WaitForFirstConsumer",
    });
  }
  if (args.storage?.shared === true) {
    create(classNames.shared, sharedFiles(network, key));
  }
  createSnapshotClass(name, reclaimPolicy, opts);
}

/** A file system in several zones. https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/filestore-csi-driver */
function sharedFiles({ network }: Network, key: Key): Omit<k8s.storage.v1.StorageClassArgs, "metadata"> {
  return {
    provisioner: fileDriver,
    parameters: { tier: "enterprise", network: network.name, "instance-encryption-kms-key": key.id },
    volumeBindingMode: "WaitForFirstConsumer",
  };
}

function undefault(name: string, opts: pulumi.CustomResourceOptions): void {
  const annotations = { [defaultAnnotation]: "false", "pulumi.com/patchForce": "true" };
  new k8s.storage.v1.StorageClassPatch(
    `${name}-${builtinDefault}`,
    { metadata: { name: builtinDefault, annotations } },
    opts,
  );
}

function metadataOf(className: string) {
  return { name: className, annotations: { [defaultAnnotation]: String(className === classNames.standard) } };
}

function createSnapshotClass(name: string, deletionPolicy: string, opts: pulumi.CustomResourceOptions): void {
  new k8s.apiextensions.CustomResource(
    `${name}-snapshots`,
    {
      apiVersion: "snapshot.storage.k8s.io/v1",
      kind: "VolumeSnapshotClass",
      metadata: { name: "disks", annotations: { "snapshot.storage.kubernetes.io/is-default-class": "true" } },
      driver: diskDriver,
      deletionPolicy,
    },
    opts,
  );
}
