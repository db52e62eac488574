import { s3 } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";
import type { PolicyDocument } from "../roles";

/** Days after which parts of incomplete uploads are deleted. */
const uploadDays = 7;

/** The settings in which the buckets of a cluster differ. */
export interface BucketSettings {
  readonly encryptionKeyArn?: string;
  /** Days for which S3 keeps deleted and overwritten data. @default nothing is kept */
  readonly versionDays?: number;
  /** Days for which nobody can delete an object. @default none */
  readonly lockDays?: number;
  /** @default the cluster's */
  readonly region?: string;
}

/** A bucket, and the resources that protect it. */
export interface GuardedBucket {
  readonly bucket: s3.Bucket;
  readonly guards: readonly pulumi.Resource[];
}

/** Creates a private, encrypted bucket with its protections. All of them stay when the cluster is deleted, because you may still need the data. */
export function createBucket(context: Context, name: string, settings: BucketSettings): GuardedBucket {
  const { lockDays, region } = settings;
  const opts = { ...context.opts, protect: context.isProtected, retainOnDelete: true };
  const args = { objectLockEnabled: lockDays !== undefined, tags: tagsOf(context, name), ...(region && { region }) };
  const bucket = new s3.Bucket(name, args, opts);
  return { bucket, guards: createGuards(name, bucket, settings, { ...opts, protect: false }) };
}

/** Returns the bucket's name once other resources exist, by default its protections. */
export function nameOnceReady(
  { bucket, guards }: GuardedBucket,
  ready: readonly pulumi.Resource[] = guards,
): pulumi.Output<string> {
  return pulumi.all(ready.map(({ urn }) => urn)).apply(() => bucket.bucket);
}

/** Creates the resources that keep the bucket private, encrypted and within its size. */
function createGuards(
  name: string,
  { id: bucket, arn }: s3.Bucket,
  settings: BucketSettings,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const { region, versionDays } = settings;
  const of = { bucket, ...(region && { region }) };
  const closed = new s3.BucketPublicAccessBlock(
    name,
    { ...of, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    opts,
  );
  const policy = arn.apply((known) => JSON.stringify(bucketPolicy(known)));
  /* S3 refuses two simultaneous changes of a bucket's access. */
  const tlsOnly = new s3.BucketPolicy(name, { ...of, policy }, { ...opts, dependsOn: [closed] });
  const versioned =
    versionDays === undefined
      ? []
      : [new s3.BucketVersioning(name, { ...of, versioningConfiguration: { status: "Enabled" } }, opts)];
  const encrypted = new s3.BucketServerSideEncryptionConfiguration(
    name,
    { ...of, rules: [encryption(settings)] },
    opts,
  );
  const later = { ...opts, dependsOn: versioned };
  const expiring = new s3.BucketLifecycleConfiguration(name, { ...of, rules: [lifecycle(settings)] }, later);
  return [closed, tlsOnly, ...versioned, encrypted, expiring, ...createLock(name, of, settings, later)];
}

/** Renders the bucket's policy, which refuses requests without TLS. */
function bucketPolicy(bucketArn: string): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  };
}

function encryption({ encryptionKeyArn }: BucketSettings) {
  return encryptionKeyArn === undefined
    ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
    : {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: encryptionKeyArn },
        bucketKeyEnabled: true,
      };
}

/** The add-on that writes the data also deletes old data. Only data that it deleted, overwrote or never completed expires here. */
function lifecycle({ versionDays }: BucketSettings) {
  const unfinished = { abortIncompleteMultipartUpload: { daysAfterInitiation: uploadDays } };
  return versionDays === undefined
    ? { id: "unfinished", status: "Enabled", filter: {}, ...unfinished }
    : {
        id: "deleted",
        status: "Enabled",
        filter: {},
        expiration: { expiredObjectDeleteMarker: true },
        noncurrentVersionExpiration: { noncurrentDays: versionDays },
        ...unfinished,
      };
}

function createLock(
  name: string,
  of: { readonly bucket: pulumi.Input<string>; readonly region?: string },
  { lockDays: days }: BucketSettings,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const rule = { defaultRetention: { mode: "COMPLIANCE", days } };
  return days === undefined ? [] : [new s3.BucketObjectLockConfiguration(name, { ...of, rule }, opts)];
}
