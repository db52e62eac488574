import { aws } from "../../../plan/aws";
import type { Resources } from "../../account";
import { account } from "../account";
import { itCreates, itDeletes, itShows } from "../cases";
import { policy } from "../iam/policies";

const closed = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

describe("a bucket of S3 and its settings", () => {
  itShows([
    [aws("aws.s3.Bucket", "b", { objectLockEnabled: true }), ["with object lock"]],
    [aws("aws.s3.Bucket", "b", { forceDestroy: true }), [], "deleted with all its objects"],
    [aws("aws.s3.BucketPublicAccessBlock", "b", closed), ["closed to the public"]],
    [
      aws("aws.s3.BucketPublicAccessBlock", "b", { ...closed, blockPublicAcls: false }),
      [],
      "public access is not fully blocked",
    ],
    [
      aws("aws.s3.BucketPolicy", "b", { policy: policy({ Principal: "*", Action: "s3:*" }) }),
      ["*"],
      "its policy allows anyone",
    ],
    [aws("aws.s3.BucketVersioning", "b", { versioningConfiguration: { status: "Enabled" } }), ["versioned"]],
    [
      aws("aws.s3.BucketServerSideEncryptionConfiguration", "b", {
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
      }),
      ["encrypted with a KMS key"],
    ],
    [
      aws("aws.s3.BucketLifecycleConfiguration", "b", {
        rules: [{ noncurrentVersionExpiration: { noncurrentDays: 30 } }],
      }),
      ["deleted versions kept 30 days"],
    ],
    [
      aws("aws.s3.BucketObjectLockConfiguration", "b", {
        rule: { defaultRetention: { mode: "COMPLIANCE", days: 14 } },
      }),
      ["locked for 14 days"],
    ],
  ]);
  const replication = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
  const buckets: Resources = ["backups", "copy"].map((name) => ["aws:s3/bucket:Bucket", name, { bucket: name }]);
  const versions = (...names: string[]): Resources =>
    names.map((name) => [
      "aws:s3/bucketVersioning:BucketVersioning",
      name,
      { bucket: name, versioningConfiguration: { status: "Enabled" } },
    ]);
  const to = (bucket: string) => ({
    bucket: "backups",
    rules: [{ destination: { bucket: `arn:aws:s3:::${bucket}` } }],
  });
  itCreates(replication, account([...buckets, ...versions("copy")]), [
    [
      "a copy of a bucket without versions",
      to("copy"),
      "InvalidRequest: Versioning must be 'Enabled' on the bucket to apply a replication configuration",
    ],
  ]);
  itCreates(replication, account([...buckets, ...versions("backups")]), [
    [
      "a copy to a bucket without versions",
      to("copy"),
      "InvalidRequest: Destination bucket must have versioning enabled.",
    ],
    ["a copy to a bucket that was made elsewhere", to("others")],
  ]);
  const all: Resources = [...buckets, ...versions("backups", "copy")];
  itCreates(replication, account(all), [["a copy between buckets with versions", to("copy")]]);
  itDeletes("aws:s3/bucketVersioning:BucketVersioning", "backups", [
    ["versioning of a bucket that is not copied", account(all)],
    [
      "versioning of a bucket that is copied",
      account([...all, [replication, "backups", to("copy")]]),
      "InvalidBucketState: A replication configuration is present on this bucket, so you cannot change the versioning state. To change the versioning state, first delete the replication configuration.",
    ],
  ]);
  itShows(
    [
      [
        aws("aws.s3.BucketReplicationConfig", "b", { rules: [{}] }, { rules: [aws("aws.s3.Bucket", "copy")] }),
        ["copied to copy"],
      ],
    ],
    [aws("aws.s3.Bucket", "copy")],
  );
  const gone = account([], { deleted: new Set(["aws:s3/bucket:Bucket backups"]) });
  itCreates("aws:s3/bucketVersioning:BucketVersioning", gone, [
    ["a setting of a bucket that was made elsewhere", { bucket: "others" }],
    ["a setting of a deleted bucket", { bucket: "backups" }, "NoSuchBucket: The specified bucket does not exist"],
  ]);
});
