import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { StorageClasses } from "./contract";
import type { StorageClassArgs } from "./storage-class-args";

const isDefaultClass = "storageclass.kubernetes.io/is-default-class";

/** A StorageClass except for its name. */
export type ClassSpec = Omit<k8s.types.input.storage.v1.StorageClass, "metadata" | "apiVersion" | "kind">;

/** Further classes by name. */
type Classes = Readonly<Record<string, StorageClassArgs>>;

/**
 * Returns the names of a cluster's classes by tier. The class for shared volumes exists only if it is configured. A further class can serve a tier
 * instead.
 */
export function classesOf(
  names: Required<StorageClasses>,
  storage: { readonly shared?: boolean; readonly classes?: Classes } = {},
): StorageClasses {
  const { shared, ...always } = names;
  return { ...always, ...(storage.shared === true && { shared }), ...tiersOf(storage.classes) };
}

/** Returns the names of the further classes that serve a tier. */
export function tiersOf(classes: Classes = {}): StorageClasses {
  return Object.fromEntries(
    Object.entries(classes).flatMap(([name, { tier }]) => (tier === undefined ? [] : [[tier, name]])),
  );
}

/** Returns the settings of a further class that replace the defaults of all classes. */
export function commonSpec(
  { reclaimPolicy, mountOptions }: StorageClassArgs,
  storage: { readonly reclaimPolicy?: string } = {},
): Pick<ClassSpec, "reclaimPolicy" | "mountOptions" | "allowVolumeExpansion"> {
  return {
    reclaimPolicy: reclaimPolicy ?? storage.reclaimPolicy ?? "Delete",
    allowVolumeExpansion: true,
    ...(mountOptions === undefined ? {} : { mountOptions }),
  };
}

/** Creates a StorageClass. */
export function createStorageClass(
  name: string,
  className: string,
  isDefault: boolean,
  spec: ClassSpec,
  opts: pulumi.CustomResourceOptions,
): k8s.storage.v1.StorageClass {
  const annotations = { [isDefaultClass]: String(isDefault) };
  return new k8s.storage.v1.StorageClass(
    `${name}-${className}`,
    { metadata: { name: className, annotations }, ...spec },
    /* A class is immutable, so it is replaced. This does not affect existing volumes. */
    { ...opts, replaceOnChanges: ["reclaimPolicy"], deleteBeforeReplace: true },
  );
}

/** Removes the default mark from a class that the cloud creates. The cloud owns the annotation, so the patch must force the change. */
export function demoteDefaultClass(
  name: string,
  className: string,
  opts: pulumi.CustomResourceOptions,
): k8s.storage.v1.StorageClassPatch {
  const annotations = { [isDefaultClass]: "false", "pulumi.com/patchForce": "true" };
  return new k8s.storage.v1.StorageClassPatch(
    `${name}-${className}`,
    { metadata: { name: className, annotations } },
    opts,
  );
}

/** The properties of a class of snapshots. */
interface SnapshotClassSpec {
  readonly driver: string;
  readonly deletionPolicy: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Label of the class that Velero uses for its snapshots, even if other classes exist: https://velero.io/docs/v1.18/csi/ */
const usedByVelero = { "velero.io/csi-volumesnapshot-class": "true" };

/** Creates the default class of volume snapshots. */
export function createSnapshotClass(
  name: string,
  className: string,
  spec: SnapshotClassSpec,
  opts: pulumi.CustomResourceOptions,
): void {
  const annotations = { "snapshot.storage.kubernetes.io/is-default-class": "true" };
  new k8s.apiextensions.CustomResource(
    `${name}-snapshots`,
    {
      apiVersion: "snapshot.storage.k8s.io/v1",
      kind: "VolumeSnapshotClass",
      metadata: { name: className, annotations, labels: usedByVelero },
      ...spec,
    },
    opts,
  );
}
