import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { StorageClasses } from "../../clusters/contract";

/**
 * A writable directory. By default, all other directories of the container are read-only.
 *
 * @example
 * ```ts
 * const emptyDir: EmptyDir = { mountPath: "/tmp", sizeLimit: "1Gi" };
 * ```
 */
export interface EmptyDir {
  /** Absolute path in the container. */
  readonly mountPath: string;
  /** Maximum size of the directory, as a Kubernetes quantity. @default "128Mi" */
  readonly sizeLimit?: string;
  /**
   * With `Memory`, the files are in memory and count against the memory limit of the container that writes them.
   *
   * @default the files are on the node's disk
   */
  readonly medium?: "Memory";
}

/** Where the first container mounts a volume. Other containers list the volume in `mounts`. */
interface Mounted {
  /** Absolute path in the container. */
  readonly mountPath: string;
  /** Path inside the volume. @default the root of the volume */
  readonly subPath?: string;
  /** Whether the mount is read-only. @default true, except for claims */
  readonly readOnly?: boolean;
}

/**
 * Files from the keys of a ConfigMap or Secret.
 *
 * @example
 * ```ts
 * const keyFiles: KeyFiles = { items: { "tls.crt": "server/tls.crt", "tls.key": "server/tls.key" }, defaultMode: 0o400 };
 * new Deployment("web", {
 *   tenant,
 *   image: "registry.example.com/web:1.4.0",
 *   volumes: { certificate: { secret: "web-tls", mountPath: "/etc/tls", ...keyFiles } },
 * });
 * ```
 */
export interface KeyFiles {
  /** For each key: the path of its file. Other keys get no file. @default each key becomes a file with the same name */
  readonly items?: Readonly<Record<string, string>>;
  /** Whether the pod starts even if the ConfigMap or Secret is missing. @default false */
  readonly optional?: boolean;
  /** Permissions of the files. For a Secret, set 0o440 or a stricter mode. @default 0o440 for a Secret, 0o444 for a ConfigMap */
  readonly defaultMode?: number;
}

/**
 * A volume of a pod: a claim, ConfigMap or Secret by name, a projected volume, or a CSI volume. If only one node at a time can mount the claim, set
 * `strategy: { type: "Recreate" }` in its Deployment. Otherwise the new pod waits for the old pod.
 */
export type Volume = Mounted &
  (
    | { readonly persistentVolumeClaim: pulumi.Input<string> }
    | ({ readonly configMap: pulumi.Input<string> } & KeyFiles)
    | ({ readonly secret: pulumi.Input<string> } & KeyFiles)
    | { readonly projected: readonly types.input.core.v1.VolumeProjection[] }
    | { readonly csi: types.input.core.v1.CSIVolumeSource }
  );

/** Where a container mounts a volume. */
export type Mount =
  | string
  | {
      /** Absolute path in the container. */
      readonly mountPath: string;
      /** Path inside the volume. @default the root of the volume */
      readonly subPath?: string;
      /** Whether the mount is read-only. @default true for ConfigMaps, Secrets and directories of the node */
      readonly readOnly?: boolean;
    };

/**
 * The storage that a claim requests.
 *
 * @example
 * ```ts
 * const args: StorageArgs = { size: "20Gi", storage: "fast" };
 * ```
 */
export interface StorageArgs {
  /** Size of the volume, as a Kubernetes quantity. You can increase the size later, but you cannot decrease it. */
  readonly size: string;
  /**
   * Storage tier of the cluster. A change creates a new volume.
   *
   * @default "standard", or the cluster's default StorageClass if the cluster has no class for this tier
   */
  readonly storage?: keyof StorageClasses;
  /** Name of a StorageClass, instead of a tier. @default the class of the tier */
  readonly storageClassName?: string;
  /** How nodes and pods can mount the volume. @default "ReadWriteMany" for `shared`, otherwise "ReadWriteOnce" */
  readonly accessModes?: readonly ("ReadWriteOnce" | "ReadWriteOncePod" | "ReadWriteMany" | "ReadOnlyMany")[];
}

/**
 * A template for volumes: each pod gets a separate volume, which outlives the pod.
 *
 * @example
 * ```ts
 * const volumeClaimTemplate: VolumeClaimTemplate = { mountPath: "/var/lib/postgresql", size: "20Gi", storage: "fast" };
 * ```
 */
export interface VolumeClaimTemplate extends StorageArgs {
  /** Absolute path in the container. */
  readonly mountPath: string;
  /** Path inside the volume. @default the root of the volume */
  readonly subPath?: string;
}

/**
 * A directory or file of the node. The namespace must allow privileged pods.
 *
 * @example
 * ```ts
 * const hostPath: HostPath = { path: "/var/log", mountPath: "/var/log", type: "Directory" };
 * ```
 */
export interface HostPath {
  /** Absolute path on the node. */
  readonly path: string;
  /** Absolute path in the container. */
  readonly mountPath: string;
  /** Kind of file at the path on the node. The file or directory must exist, except for kinds that end with `OrCreate`. @default "Directory" */
  readonly type?: "Directory" | "DirectoryOrCreate" | "File" | "FileOrCreate" | "Socket";
  /** Whether the mount is read-only. @default true */
  readonly readOnly?: boolean;
}

/** Volumes of every kind of pod. */
export interface PodVolumes {
  /** Writable directories, by volume name. @default none */
  readonly emptyDirs?: Readonly<Record<string, EmptyDir>>;
  /** Claims, ConfigMaps, Secrets and other volumes, by volume name. @default none */
  readonly volumes?: Readonly<Record<string, Volume>>;
}

/** All volumes that a pod can have, by volume name. */
export interface VolumeArgs extends PodVolumes {
  readonly volumeClaimTemplates?: Readonly<Record<string, VolumeClaimTemplate>>;
  readonly hostPaths?: Readonly<Record<string, HostPath>>;
}
