import type * as pulumi from "@pulumi/pulumi";
import type { BackupStorage } from "../../../capabilities";
import type { S3CompatibleStorage } from "../../object-storage";

/**
 * A schedule of backups.
 *
 * @example
 * ```ts
 * const backupSchedule: BackupSchedule = { schedule: "0 1 * * *", retentionDays: 30, namespaces: ["shop"] };
 * ```
 */
export interface BackupSchedule {
  /** When to back up: a cron expression with five fields, in UTC, for instance `0 3 * * *`. */
  readonly schedule: string;
  /** Number of days after which Velero deletes a backup. @default 30 */
  readonly retentionDays?: number;
  /** Namespaces to back up, for instance a tenant's namespace. @default all namespaces, and cluster-scoped objects */
  readonly namespaces?: readonly string[];
  /** Namespaces that the backups leave out. Only allowed without `namespaces`. @default none */
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
  /** Folder in the bucket. No other cluster may write to this folder. @default the cluster's name */
  readonly prefix?: pulumi.Input<string>;
  /** Schedules of backups, by name. @default `{ daily: { schedule: "0 1 * * *" } }` */
  readonly schedules?: Readonly<Record<string, BackupSchedule>>;
  /**
   * If true, backups also take snapshots of volumes with their CSI drivers. The snapshots stay in the storage system of the volumes, not in the
   * bucket. The cluster needs the snapshot controller and a VolumeSnapshotClass.
   *
   * @default true on a cluster in a cloud, otherwise false
   */
  readonly snapshots?: boolean;
}
