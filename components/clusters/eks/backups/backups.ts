import { s3 } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { backupStorage, type Offer, offer } from "../../../capabilities";
import { type Context, tagsOf } from "../context";
import type { PolicyDocument } from "../roles";
import type { BackupsArgs, EksBackupsArgs } from "./args";

const defaultVersionDays = 30;
/** Days after which parts of uploads go that were never completed. */
const uploadDays = 7;

/** Renders the bucket's policy: nothing works without TLS. */
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

/**
 * Creates the bucket of backups, if configured, and offers it. Deleting the cluster leaves the bucket and everything that guards it,
 * because a backup is worth most when the cluster is gone.
 */
export function createBackups(context: Context, { backups }: BackupsArgs): readonly Offer[] {
  if (backups === undefined) {
    return [];
  }
  const { lockDays, encryptionKeyArn } = backups;
  const name = `${context.name}-backups`;
  const opts = { ...context.opts, protect: context.isProtected, retainOnDelete: true };
  const bucket = new s3.Bucket(name, { objectLockEnabled: lockDays !== undefined, tags: tagsOf(context, name) }, opts);
  const guards = createGuards(name, bucket, backups, { ...opts, protect: false });
  /* Whoever uses the name waits for the guards. */
  const guarded = pulumi.all(guards.map(({ urn }) => urn)).apply(() => bucket.bucket);
  return [offer(backupStorage, { kind: "s3", bucket: guarded, region: context.region, encryptionKeyArn })];
}

/** Creates what keeps the bucket private, encrypted, versioned and within its size. */
function createGuards(
  name: string,
  { id: bucket, arn }: s3.Bucket,
  backups: EksBackupsArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const closed = new s3.BucketPublicAccessBlock(
    name,
    { bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    opts,
  );
  const policy = arn.apply((known) => JSON.stringify(bucketPolicy(known)));
  /* S3 refuses two simultaneous changes of who may enter. */
  const tlsOnly = new s3.BucketPolicy(name, { bucket, policy }, { ...opts, dependsOn: [closed] });
  const versioned = new s3.BucketVersioning(name, { bucket, versioningConfiguration: { status: "Enabled" } }, opts);
  const encrypted = new s3.BucketServerSideEncryptionConfiguration(
    name,
    { bucket, rules: [encryption(backups)] },
    opts,
  );
  const later = { ...opts, dependsOn: [versioned] };
  const expiring = new s3.BucketLifecycleConfiguration(name, { bucket, rules: lifecycle(backups) }, later);
  return [closed, tlsOnly, versioned, encrypted, expiring, ...createLock(name, bucket, backups, later)];
}

function encryption({ encryptionKeyArn }: EksBackupsArgs) {
  return encryptionKeyArn === undefined
    ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
    : {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: encryptionKeyArn },
        bucketKeyEnabled: true,
      };
}

/** Velero deletes backups itself when they are old enough. Only what it deleted or overwrote expires here. */
function lifecycle({ versionDays = defaultVersionDays }: EksBackupsArgs) {
  return [
    {
      id: "deleted",
      status: "Enabled",
      filter: {},
      expiration: { expiredObjectDeleteMarker: true },
      noncurrentVersionExpiration: { noncurrentDays: versionDays },
      abortIncompleteMultipartUpload: { daysAfterInitiation: uploadDays },
    },
  ];
}

function createLock(
  name: string,
  bucket: pulumi.Input<string>,
  { lockDays: days }: EksBackupsArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  return days === undefined
    ? []
    : [
        new s3.BucketObjectLockConfiguration(
          name,
          { bucket, rule: { defaultRetention: { mode: "COMPLIANCE", days } } },
          opts,
        ),
      ];
}
