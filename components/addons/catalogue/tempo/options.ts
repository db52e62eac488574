import type { ObjectStorage } from "../../../capabilities";
import type { S3CompatibleStorage } from "../../object-storage";

/**
 * Options of Tempo.
 *
 * @example
 * ```ts
 * tempo({ retentionDays: 14, storage: { kind: "s3", bucket: "acme-traces", region: "eu-central-1" } });
 * ```
 */
export interface TempoOptions {
  /** Where traces are kept. @default the bucket that the cluster offers for traces, otherwise only the volume */
  readonly storage?: ObjectStorage | S3CompatibleStorage;
  /** Days for which traces are kept. @default 7 */
  readonly retentionDays?: number;
  /** Size of its volume. Without a bucket, it holds all traces; with one, only those of the last hours. @default "20Gi" */
  readonly volume?: string;
  /** Memory of its pod. @default "2Gi" */
  readonly memory?: string;
}
