import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { StorageClasses } from "../../clusters/contract";

/** A directory that can be written to; everything else in the container is read-only. */
export interface EmptyDir {
  readonly mountPath: string;
  /** As a Kubernetes quantity. @default "128Mi" */
  readonly sizeLimit?: string;
  /** `Memory` counts against the memory limit of what writes to it. @default the node's disk */
  readonly medium?: "Memory";
}

/** Where the first container finds a volume; others name it under `mounts`. */
interface Mounted {
  /** Absolute. */
  readonly mountPath: string;
  /** Path inside of the volume. @default its root */
  readonly subPath?: string;
  /** @default true for all but claims */
  readonly readOnly?: boolean;
}

/** Files from the keys of a ConfigMap or Secret. */
export interface KeyFiles {
  /** Paths by key. @default each key under its own name */
  readonly items?: Readonly<Record<string, string>>;
  /** Whether the pod starts without it. @default false */
  readonly optional?: boolean;
  /** Permissions of the files, for a Secret 0o440 or stricter. @default 0o440 for a Secret, 0o444 for a ConfigMap */
  readonly defaultMode?: number;
}

/**
 * A volume by reference: a claim, a ConfigMap or a Secret by name, or what Kubernetes projects or a CSI driver mounts. A claim
 * that only one node mounts at a time wants `strategy: { type: "Recreate" }` of a Deployment, or the new pod waits for the old.
 */
export type Volume = Mounted &
  (
    | { readonly persistentVolumeClaim: pulumi.Input<string> }
    | ({ readonly configMap: pulumi.Input<string> } & KeyFiles)
    | ({ readonly secret: pulumi.Input<string> } & KeyFiles)
    | { readonly projected: readonly types.input.core.v1.VolumeProjection[] }
    | { readonly csi: types.input.core.v1.CSIVolumeSource }
  );

/** How a claim asks for storage. */
export interface StorageArgs {
  /** As a Kubernetes quantity; it can grow later, and never shrink. */
  readonly size: string;
  /** Tier of the cluster's storage; another one later is another volume. @default "standard", or the default class */
  readonly storage?: keyof StorageClasses;
  /** Name of a class, in place of a tier. @default none: the tier names it */
  readonly storageClassName?: string;
  /** @default "ReadWriteMany" for `shared`, else "ReadWriteOnce" */
  readonly accessModes?: readonly ("ReadWriteOnce" | "ReadWriteOncePod" | "ReadWriteMany" | "ReadOnlyMany")[];
}

/** A volume of each pod's own, which stays when the pod goes. */
export interface VolumeClaimTemplate extends StorageArgs {
  readonly mountPath: string;
  readonly subPath?: string;
}

/** A directory or file of the node, for which the namespace has to allow privileged pods. */
export interface HostPath {
  /** On the node, absolute. */
  readonly path: string;
  readonly mountPath: string;
  /** What has to be there. @default "Directory" */
  readonly type?: "Directory" | "DirectoryOrCreate" | "File" | "FileOrCreate" | "Socket";
  /** @default true */
  readonly readOnly?: boolean;
}
