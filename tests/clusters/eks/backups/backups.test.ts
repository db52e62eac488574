import assert from "node:assert/strict";
import { backupStorage, Platform, velero } from "../../../../components";
import { checkEks } from "../../../../components/clusters/eks";
import { eksArgs, eksCluster, runEks } from "../../../support/eks";
import { runProgram } from "../../../support/run-program";

const guards = [
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioning:BucketVersioning",
];

describe("the backups of EKS", () => {
  it("has no bucket unless configured", async () => {
    const run = await runEks();
    assert.deepEqual(run.ofType("aws:s3/bucket:Bucket"), []);
  });

  it("makes a private, versioned, encrypted bucket that a destroy leaves with everything that guards it", async () => {
    const run = await runEks({ backups: {} });
    const bucket = run.find("aws:s3/bucket:Bucket", "test-backups");
    assert.equal(bucket.inputs.objectLockEnabled, false);
    assert.deepEqual([bucket.options.protect, bucket.options.retainOnDelete], [true, true]);
    for (const type of guards) {
      const { options } = run.find(type, "test-backups");
      assert.deepEqual([options.protect, options.retainOnDelete], [false, true], type);
    }
    const inputs = (type: string) => run.find(`aws:s3/${type}`, "test-backups").inputs;
    const { bucket: _, ...closed } = inputs("bucketPublicAccessBlock:BucketPublicAccessBlock");
    assert.deepEqual(closed, {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const encryption = inputs("bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration");
    assert.deepEqual(encryption.rules, [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }]);
    assert.deepEqual(inputs("bucketLifecycleConfiguration:BucketLifecycleConfiguration").rules, [
      {
        id: "deleted",
        status: "Enabled",
        filter: {},
        expiration: { expiredObjectDeleteMarker: true },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ]);
    const policy = JSON.parse(inputs("bucketPolicy:BucketPolicy").policy as string) as { Statement: [object] };
    const { Resource: __, ...statement } = policy.Statement[0] as { Resource: unknown };
    assert.deepEqual(statement, {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  it("can lock backups, and encrypt them under a key of one's own", async () => {
    const encryptionKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012";
    const run = await runEks({
      backups: { lockDays: 14, versionDays: 60, encryptionKeyArn },
      deletionProtection: false,
    });
    const bucket = run.find("aws:s3/bucket:Bucket", "test-backups");
    assert.deepEqual([bucket.inputs.objectLockEnabled, bucket.options.protect], [true, false]);
    const lock = run.find("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "test-backups");
    assert.deepEqual(lock.inputs.rule, { defaultRetention: { mode: "COMPLIANCE", days: 14 } });
    const { rules } = run.find(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "test-backups",
    ).inputs;
    assert.deepEqual(rules, [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: encryptionKeyArn },
        bucketKeyEnabled: true,
      },
    ]);
  });

  it("offers the bucket to Velero, which waits for the guards", async () => {
    const run = await runProgram(() => {
      const cluster = eksCluster({ backups: {} });
      assert.deepEqual(
        cluster.builtin.map(({ capability }) => capability.name),
        ["log-destination", backupStorage.name],
      );
      new Platform("test", { cluster, addons: [velero()] });
    });
    const release = run.find("kubernetes:helm.sh/v3:Release", "test-velero");
    const sources = release.propertyDependencies.values ?? [];
    for (const type of ["aws:s3/bucket:Bucket", ...guards]) {
      assert.ok(sources.includes(run.find(type, "test-backups").urn), type);
    }
  });

  it("refuses days and keys that S3 does not know", () => {
    const backups = { versionDays: 0, lockDays: 1.5, encryptionKeyArn: "alias/backups" };
    assert.deepEqual(
      checkEks("test", { ...eksArgs, backups }).map(({ path }) => path),
      ["backups.versionDays", "backups.lockDays", "backups.encryptionKeyArn"],
    );
  });
});
