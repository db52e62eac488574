import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { StorageClasses } from "../../contract";
import type { AksClusterArgs } from "../args";
import { type Context, clusterTags } from "../context";
import type { Keys } from "../keys";

const diskDriver = "disk.csi.azure.com";
const classNames = { standard: "standard-ssd", fast: "premium-ssd-v2", shared: "files" } as const;
const defaultAnnotation = "storageclass.kubernetes.io/is-default-class";
/** The class that AKS makes and calls the default. https://learn.microsoft.com/azure/aks/concepts-storage#storage-classes */
const aksDefaultClass = "default";

/** Names of the classes by tier. */
export function storageClassesOf({ storage }: Pick<AksClusterArgs, "storage">): StorageClasses {
  const { shared, ...always } = classNames;
  return storage?.shared === true ? { ...always, shared } : always;
}

type ClassSpec = Omit<k8s.types.input.storage.v1.StorageClass, "metadata" | "apiVersion" | "kind">;

/**
 * Makes the classes of volumes, disks under the cluster's key, and the class of snapshots. AKS' own classes stay, but its default is one
 * no more, before ours is.
 */
export function createStorage(context: Context, cluster: ManagedCluster, provider: k8s.Provider, keys: Keys): void {
  const { name, args, opts } = context;
  const reclaimPolicy = args.storage?.reclaimPolicy ?? "Delete";
  const own: pulumi.CustomResourceOptions = { parent: opts.parent, provider, deletedWith: cluster };
  const undefaulted = new k8s.storage.v1.StorageClassPatch(
    `${name}-${aksDefaultClass}`,
    {
      metadata: {
        name: aksDefaultClass,
        /* AKS' add-on manager wrote the other value, and holds on to nothing but the class being there. */
        annotations: { [defaultAnnotation]: "false", "pulumi.com/patchForce": "true" },
      },
    },
    own,
  );
  const create = (className: string, spec: ClassSpec) =>
    new k8s.storage.v1.StorageClass(
      `${name}-${className}`,
      { metadata: metadataOf(className), reclaimPolicy, allowVolumeExpansion: true, ...spec },
      /* Nothing of a class can be changed, and no volume minds another class of the name. */
      { ...own, dependsOn: [undefaulted], replaceOnChanges: ["reclaimPolicy"], deleteBeforeReplace: true },
    );
  for (const [className, parameters] of Object.entries(diskParameters)) {
    create(className, {
      provisioner: diskDriver,
      parameters: {
        ...parameters,
        diskEncryptionSetID: keys.diskEncryptionSetId,
        networkAccessPolicy: "DenyAll",
        tags: tagsText(clusterTags(context)),
      },
      volumeBindingMode: "WaitForFirstConsumer",
    });
  }
  if (args.storage?.shared === true) {
    create(classNames.shared, {
      provisioner: "file.csi.azure.com",
      parameters: { ...fileParameters, tags: tagsText(clusterTags(context)) },
      volumeBindingMode: "Immediate",
    });
  }
  createSnapshotClass(name, reclaimPolicy, own);
}

/**
 * By class. Premium SSD v2 has no redundancy besides its zone's, and takes no cache of the host.
 * https://github.com/kubernetes-sigs/azuredisk-csi-driver/blob/master/docs/driver-parameters.md
 */
const diskParameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [classNames.standard]: { skuName: "StandardSSD_LRS", cachingMode: "ReadOnly" },
  [classNames.fast]: { skuName: "PremiumV2_LRS", cachingMode: "None" },
};

/**
 * NFS over TLS, from the nodes' subnet only, without account keys.
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

/** Tags of what a driver makes, as it reads them. */
function tagsText(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
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
      parameters: { incremental: "true" },
    },
    opts,
  );
}
