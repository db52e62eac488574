import type { ObjectStorage } from "../../../capabilities";
import type { S3CompatibleStorage } from "../../object-storage";

/**
 * Options of Loki.
 *
 * @example
 * ```ts
 * loki({ retentionDays: 30, storage: { kind: "s3", bucket: "acme-logs", region: "eu-central-1" } });
 * ```
 */
export interface LokiOptions {
  /** Storage of the log lines. @default the cluster's bucket for logs, or only volumes if the cluster has no such bucket */
  readonly storage?: ObjectStorage | S3CompatibleStorage;
  /** Number of days for which Loki keeps log lines. @default 30 */
  readonly retentionDays?: number;
  /**
   * Size of each pod's volume. Without a bucket, the volume stores all log lines. With a bucket, the volume stores only the lines of the last hours.
   *
   * @default "20Gi"
   */
  readonly volume?: string;
  /** Memory of each Loki pod. @default "2Gi" */
  readonly memory?: string;
  /** Loki's tenant for all lines. Clients send the tenant's name in the header `X-Scope-OrgID`. @default "platform" */
  readonly tenant?: string;
}
