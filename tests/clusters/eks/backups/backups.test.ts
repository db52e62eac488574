import assert from "node:assert/strict";
import { backupStorage, Platform, velero } from "../../../../components";
import { checkEks, type EksBackupsArgs } from "../../../../components/clusters/eks";
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
        ["volume-snapshots", "log-destination", backupStorage.name],
      );
      new Platform("test", { cluster, addons: [velero()] });
    });
    const release = run.find("kubernetes:helm.sh/v3:Release", "test-velero");
    const sources = release.propertyDependencies.values ?? [];
    for (const type of ["aws:s3/bucket:Bucket", ...guards]) {
      assert.ok(sources.includes(run.find(type, "test-backups").urn), type);
    }
  });

  it("copies the bucket to another region by a role that may do nothing else, before the first backup", async () => {
    const program = () => {
      const cluster = eksCluster({ backups: { lockDays: 7, copy: { region: "eu-west-1" } } });
      new Platform("test", { cluster, addons: [velero()] });
    };
    const run = await runProgram(program, { preview: false });
    const copy = run.find("aws:s3/bucket:Bucket", "test-backups-copy");
    assert.deepEqual([copy.inputs.region, copy.inputs.objectLockEnabled], ["eu-west-1", true]);
    assert.deepEqual([copy.options.protect, copy.options.retainOnDelete], [true, true]);
    for (const type of guards) {
      const { inputs, options } = run.find(type, "test-backups-copy");
      assert.deepEqual([inputs.region, options.retainOnDelete], ["eu-west-1", true], type);
      assert.equal(run.find(type, "test-backups").inputs.region, undefined, type);
    }
    const replication = run.find("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "test-backups-copy");
    assert.equal(replication.options.retainOnDelete, true);
    const [from, to] = ["test-backups", "test-backups-copy"].map(
      (name) => `arn:aws:s3:::${String(run.find("aws:s3/bucketVersioning:BucketVersioning", name).inputs.bucket)}`,
    );
    assert.notEqual(from, to);
    assert.deepEqual(replication.inputs.rules, [
      {
        id: "everything",
        status: "Enabled",
        filter: { prefix: "" },
        deleteMarkerReplication: { status: "Enabled" },
        destination: { bucket: to },
      },
    ]);
    const urns = replication.dependsOn;
    for (const name of ["test-backups", "test-backups-copy"]) {
      assert.ok(urns.includes(run.find("aws:s3/bucketVersioning:BucketVersioning", name).urn), name);
    }
    const role = run.find("aws:iam/role:Role", "test-backups-copy");
    assert.deepEqual(
      [role.options.retainOnDelete, JSON.parse(role.inputs.assumeRolePolicy as string).Statement],
      [true, [{ Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" }]],
    );
    const { Statement } = JSON.parse(
      run.find("aws:iam/rolePolicy:RolePolicy", "test-backups-copy").inputs.policy as string,
    );
    assert.deepEqual(Statement, [
      { Effect: "Allow", Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"], Resource: from },
      {
        Effect: "Allow",
        Action: [
          "s3:GetObjectVersionForReplication",
          "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionTagging",
          "s3:GetObjectRetention",
          "s3:GetObjectLegalHold",
        ],
        Resource: `${from}/*`,
      },
      {
        Effect: "Allow",
        Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
        Resource: `${to}/*`,
      },
    ]);
    const release = run.find("kubernetes:helm.sh/v3:Release", "test-velero");
    assert.ok((release.propertyDependencies.values ?? []).includes(replication.urn));
  });

  it("copies what a key encrypts with a key of the other region, each through S3 only", async () => {
    const encryptionKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012";
    const copyKey = "arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012";
    const copy = { region: "eu-west-1", encryptionKeyArn: copyKey };
    const run = await runEks({ backups: { encryptionKeyArn, copy } });
    const { Statement } = JSON.parse(
      run.find("aws:iam/rolePolicy:RolePolicy", "test-backups-copy").inputs.policy as string,
    );
    const through = (region: string) => ({ StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } });
    assert.deepEqual(Statement.slice(-2), [
      { Effect: "Allow", Action: ["kms:Decrypt"], Resource: encryptionKeyArn, Condition: through("eu-central-1") },
      { Effect: "Allow", Action: ["kms:Encrypt"], Resource: copyKey, Condition: through("eu-west-1") },
    ]);
    const { rules } = run.find("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "test-backups-copy").inputs;
    const [{ sourceSelectionCriteria, destination } = {}] = rules as Record<string, object>[];
    assert.deepEqual(sourceSelectionCriteria, { sseKmsEncryptedObjects: { status: "Enabled" } });
    assert.deepEqual(
      { ...destination, bucket: undefined },
      {
        bucket: undefined,
        encryptionConfiguration: { replicaKmsKeyId: copyKey },
      },
    );
  });

  it("refuses a copy that S3 would not make", () => {
    const said = (backups: EksBackupsArgs) =>
      checkEks("test", { ...eksArgs, backups }).map(({ path, message }) => `${path}: ${message}`);
    const key = (region: string) => `arn:aws:kms:${region}:111122223333:key/12345678-1234-1234-1234-123456789012`;
    assert.deepEqual(said({ copy: { region: "eu-central-1" } }), [
      'backups.copy.region: expected another region in the partition aws, got "eu-central-1"',
    ]);
    assert.deepEqual(said({ copy: { region: "cn-north-1" } }), [
      'backups.copy.region: expected another region in the partition aws, got "cn-north-1"',
    ]);
    assert.match(said({ copy: { region: "eu-wset-1" } }).join(), /did you mean "eu-west-1"/);
    assert.deepEqual(said({ encryptionKeyArn: key("eu-central-1"), copy: { region: "eu-west-1" } }), [
      "backups.copy.encryptionKeyArn: expected the ARN of a KMS key in eu-west-1, got nothing; the first bucket has a KMS key, so the copy needs a KMS key, too",
    ]);
    assert.deepEqual(said({ copy: { region: "eu-west-1", encryptionKeyArn: key("eu-west-1") } }), [
      `backups.copy.encryptionKeyArn: expected no key, because the first bucket has no KMS key, got "${key("eu-west-1")}"; remove it, or set backups.encryptionKeyArn`,
    ]);
    assert.deepEqual(
      said({
        encryptionKeyArn: key("eu-central-1"),
        copy: { region: "eu-west-1", encryptionKeyArn: key("eu-west-2") },
      }).map((one) => one.split(":")[0]),
      ["backups.copy.encryptionKeyArn"],
    );
  });

  it("refuses days and keys that S3 does not know", () => {
    const backups = { versionDays: 0, lockDays: 1.5, encryptionKeyArn: "alias/backups" };
    assert.deepEqual(
      checkEks("test", { ...eksArgs, backups }).map(({ path }) => path),
      ["backups.versionDays", "backups.lockDays", "backups.encryptionKeyArn"],
    );
  });
});
