import type { Capability } from "./capability";

/**
 * The snapshot controller and its kinds: VolumeSnapshot, VolumeSnapshotClass.
 *
 * @example
 * ```ts
 * const volumeSnapshots: VolumeSnapshots = { apiVersion: "snapshot.storage.k8s.io/v1" };
 * ```
 */
export interface VolumeSnapshots {
  /** `apiVersion` of the snapshot kinds. */
  readonly apiVersion: string;
}

/** Volume snapshots by CSI drivers. */
export const volumeSnapshots: Capability<VolumeSnapshots, "one"> = {
  name: "volume-snapshots",
  valueType: "VolumeSnapshots",
  cardinality: "one",
  summary: "a volume snapshot controller",
  otherwise: "if the cluster has a snapshot controller, declare it in `builtin`",
  builtin: "excludes",
};
