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
  /** Storage of the log lines. @default the cluster's bucket for logs; without such a bucket, only the volume */
  readonly storage?: ObjectStorage | S3CompatibleStorage;
  /** Days for which log lines are kept. @default 30 */
  readonly retentionDays?: number;
  /**
   * Size of each pod's volume. Without a bucket, the volume holds all log lines. With a bucket, it holds only the lines of the last hours.
   * @default "20Gi"
   */
  readonly volume?: string;
  /** Memory of each pod. @default "2Gi" */
  readonly memory?: string;
  /** Loki's tenant, in the header `X-Scope-OrgID` of every request. @default "platform" */
  readonly tenant?: string;
}
