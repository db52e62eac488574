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
  /** Storage of the traces. @default the cluster's bucket for traces, or only the volume if the cluster has no such bucket */
  readonly storage?: ObjectStorage | S3CompatibleStorage;
  /** Number of days for which Tempo keeps traces. @default 7 */
  readonly retentionDays?: number;
  /**
   * Size of Tempo's volume. Without a bucket, the volume stores all traces. With a bucket, the volume stores only the traces of the last hours.
   *
   * @default "20Gi"
   */
  readonly volume?: string;
  /** Memory of Tempo's pod. @default "2Gi" */
  readonly memory?: string;
}
