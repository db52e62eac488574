import { storage } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { Context } from "../context";

/** Days after which parts of incomplete uploads are deleted. */
const uploadDays = 7;

/** The settings in which the buckets of a cluster differ. */
export interface BucketSettings {
  readonly encryptionKey?: string;
  /** Days for which Cloud Storage keeps deleted and overwritten data, as versions. @default no versions */
  readonly versionDays?: number;
  /** A location with two regions, instead of the cluster's region. @default the cluster's region */
  readonly place?: { readonly location: string; readonly regions?: readonly string[] };
}

/** Creates a private bucket. The bucket stays when the cluster is deleted, because you may still need the data. */
export function createBucket(
  { project, region, labels, isProtected: protect, opts }: Context,
  name: string,
  { encryptionKey, versionDays, place: { location, regions } = { location: region } }: BucketSettings,
  apis: readonly pulumi.Resource[],
): storage.Bucket {
  return new storage.Bucket(
    name,
    {
      project,
      location,
      /* Google returns locations in capitals: https://cloud.google.com/storage/docs/locations */
      ...(regions && { customPlacementConfig: { dataLocations: regions.map((each) => each.toUpperCase()) } }),
      uniformBucketLevelAccess: true,
      publicAccessPrevention: "enforced",
      ...(versionDays !== undefined && { versioning: { enabled: true } }),
      lifecycleRules: lifecycle(versionDays),
      ...(encryptionKey !== undefined && { encryption: { defaultKmsKeyName: encryptionKey } }),
      labels,
    },
    { ...opts, protect, retainOnDelete: true, dependsOn: [...apis] },
  );
}

/** The add-on that writes the data also deletes old data. Only data that it deleted, overwrote or never completed expires here. */
function lifecycle(days: number | undefined) {
  const unfinished = { action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: uploadDays } };
  const deleted = { daysSinceNoncurrentTime: days, withState: "ARCHIVED" };
  return days === undefined ? [unfinished] : [{ action: { type: "Delete" }, condition: deleted }, unfinished];
}
