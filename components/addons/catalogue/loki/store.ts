import type * as pulumi from "@pulumi/pulumi";
import type { DataStorage } from "../../object-storage";

/** A storage, in the terms of the chart and of Loki's schema. */
export interface LokiStore {
  readonly type: "filesystem" | "s3" | "gcs" | "azure";
  /** The chart's `loki.storage`. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Returns the values of a storage, or of a folder on the volume: https://grafana.com/docs/loki/latest/configure/storage/ */
export function storeOf(storage: DataStorage | undefined, caFile: string | undefined): LokiStore {
  switch (storage?.kind) {
    case undefined:
      return { type: "filesystem", values: { type: "filesystem", ...buckets("loki") } };
    case "s3":
      return { type: "s3", values: { type: "s3", ...buckets(storage.bucket), s3: { region: storage.region } } };
    case "s3-compatible":
      return {
        type: "s3",
        values: {
          type: "s3",
          ...buckets(storage.bucket),
          s3: {
            region: storage.region ?? "us-east-1",
            endpoint: new URL(storage.endpoint).host,
            s3ForcePathStyle: true,
            ...(caFile !== undefined && { http_config: { ca_file: caFile } }),
          },
        },
      };
    case "gcs":
      return { type: "gcs", values: { type: "gcs", ...buckets(storage.bucket) } };
    case "azure-blob":
      return {
        type: "azure",
        values: {
          type: "azure",
          ...buckets(storage.container),
          azure: { accountName: storage.storageAccount, useFederatedToken: true },
        },
      };
  }
}

/** Loki keeps log lines and rules in separate folders of one bucket. */
function buckets(bucket: pulumi.Input<string>) {
  return { bucketNames: { chunks: bucket, ruler: bucket, admin: bucket } };
}
