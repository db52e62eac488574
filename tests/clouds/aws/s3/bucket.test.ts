import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itCreates, itShows } from "../cases";
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
      "not every kind of public access is blocked",
    ],
    [
      aws("aws.s3.BucketPolicy", "b", { policy: policy({ Principal: "*", Action: "s3:*" }) }),
      ["*"],
      "its policy lets in anyone",
    ],
    [aws("aws.s3.BucketVersioning", "b", { versioningConfiguration: { status: "Enabled" } }), ["versioned"]],
    [
      aws("aws.s3.BucketServerSideEncryptionConfiguration", "b", {
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
      }),
      ["encrypted under a KMS key"],
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
  const gone = account([], { deleted: new Set(["aws:s3/bucket:Bucket backups"]) });
  itCreates("aws:s3/bucketVersioning:BucketVersioning", gone, [
    ["a setting of a bucket that was made elsewhere", { bucket: "others" }],
    ["a setting of a deleted bucket", { bucket: "backups" }, "NoSuchBucket: The specified bucket does not exist"],
  ]);
});
