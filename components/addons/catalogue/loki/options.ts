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
  /** Where log lines are kept. @default the bucket that the cluster offers for logs, otherwise only the volume */
  readonly storage?: ObjectStorage | S3CompatibleStorage;
  /** Days for which log lines are kept. @default 30 */
  readonly retentionDays?: number;
  /** Size of each pod's volume. Without a bucket, it holds all log lines; with one, only those of the last hours. @default "20Gi" */
  readonly volume?: string;
  /** Memory of each pod. @default "2Gi" */
  readonly memory?: string;
  /** Loki's tenant, in the header `X-Scope-OrgID` of every request. @default "platform" */
  readonly tenant?: string;
}
