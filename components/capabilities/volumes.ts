import type { Capability } from "./capability";

/**
 * The kinds of snapshots (VolumeSnapshot, VolumeSnapshotClass), and the controller that serves them.
 *
 * @example
 * ```ts
 * const volumeSnapshots: VolumeSnapshots = { apiVersion: "snapshot.storage.k8s.io/v1" };
 * ```
 */
export interface VolumeSnapshots {
  /** `apiVersion` of its kinds. */
  readonly apiVersion: string;
}

/** Snapshots of volumes by their CSI drivers. */
export const volumeSnapshots: Capability<VolumeSnapshots, "one"> = {
  name: "volume-snapshots",
  valueType: "VolumeSnapshots",
  cardinality: "one",
  summary: "a volume snapshot controller",
  otherwise: "if the cluster has one, declare it in `builtin`",
  builtin: "excludes",
};
