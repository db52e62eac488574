import type * as pulumi from "@pulumi/pulumi";
import type { BackupStorage } from "../../../capabilities";
import type { S3CompatibleStorage } from "../../object-storage";

/**
 * A schedule of backups: what to back up, when, and how long to keep the backups.
 *
 * @example
 * ```ts
 * const backupSchedule: BackupSchedule = { schedule: "0 1 * * *", retentionDays: 30, namespaces: ["shop"] };
 * ```
 */
export interface BackupSchedule {
  /** Cron with five fields, in UTC, for instance `0 3 * * *`. */
  readonly schedule: string;
  /** Days after which Velero deletes a backup. @default 30 */
  readonly retentionDays?: number;
  /** Namespaces to back up, for instance a tenant's namespace. @default all, and the objects without a namespace */
  readonly namespaces?: readonly string[];
  /** Namespaces to leave out. Only allowed without `namespaces`. @default none */
  readonly excludedNamespaces?: readonly string[];
}

/**
 * Options of Velero.
 *
 * @example
 * ```ts
 * velero({ schedules: { nightly: { schedule: "13 1 * * *", retentionDays: 30 } } });
 * ```
 */
export interface VeleroOptions {
  /** Storage of the backups. @default the bucket that the cluster creates with its argument `backups` */
  readonly storage?: BackupStorage | S3CompatibleStorage;
  /** Folder in the bucket. No other cluster may write to it. @default the cluster's name */
  readonly prefix?: pulumi.Input<string>;
  /** Backups by name. @default `{ daily: { schedule: "0 1 * * *" } }` */
  readonly schedules?: Readonly<Record<string, BackupSchedule>>;
  /**
   * Whether backups contain snapshots of volumes. The CSI drivers of the volumes make the snapshots. The snapshots stay in the storage system
   * of the volumes. The cluster needs the snapshot controller and a VolumeSnapshotClass.
   *
   * @default true in a cloud, false without one
   */
  readonly snapshots?: boolean;
}
