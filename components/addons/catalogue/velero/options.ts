import type * as pulumi from "@pulumi/pulumi";
import type { BackupStorage } from "../../../capabilities";
import type { StoredSecret } from "../../definition";

/** A bucket of a service that speaks S3's API, for instance MinIO. It exists already. */
export interface S3CompatibleStorage {
  readonly kind: "s3-compatible";
  readonly bucket: pulumi.Input<string>;
  /** URL of the service, with `https://` and its port, unless that is 443. */
  readonly endpoint: string;
  /** Region that the service expects. @default "us-east-1" */
  readonly region?: string;
  /** Secret in a store of the platform: a JSON object with the fields `accessKeyId` and `secretAccessKey`. */
  readonly credentials: StoredSecret;
  /** Certificates of the authorities that signed the service's certificate, as PEM. @default those that everybody trusts */
  readonly caBundle?: string;
  /** Ranges of the service's addresses, if they are private, for instance `["10.9.0.0/24"]`. @default it answers on the internet */
  readonly cidrs?: readonly string[];
}

/** What is backed up, when, and how long the backup stays. */
export interface BackupSchedule {
  /** Cron with five fields, in UTC, for instance `0 3 * * *`. */
  readonly schedule: string;
  /** Days after which Velero deletes a backup. @default 30 */
  readonly retentionDays?: number;
  /** Namespaces, for instance that of a tenant. @default all of them, and what belongs to no namespace */
  readonly namespaces?: readonly string[];
  /** Namespaces to leave out; only without `namespaces`. @default none */
  readonly excludedNamespaces?: readonly string[];
}

/** Options of Velero. */
export interface VeleroOptions {
  /** Where backups are kept. @default the bucket that the cluster makes with its argument `backups` */
  readonly storage?: BackupStorage | S3CompatibleStorage;
  /** Folder in the bucket, in which no other cluster may write. @default the cluster's name */
  readonly prefix?: pulumi.Input<string>;
  /** Backups by name. @default `{ daily: { schedule: "0 1 * * *" } }` */
  readonly schedules?: Readonly<Record<string, BackupSchedule>>;
  /**
   * Whether backups contain snapshots of the volumes, by the volumes' CSI drivers. The snapshots stay where the volumes are. The cluster
   * needs the snapshot controller and a VolumeSnapshotClass.
   *
   * @default true in a cloud, false without one
   */
  readonly snapshots?: boolean;
}
