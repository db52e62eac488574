import { at } from "../../../values";
import { byId } from "../../account";
import type { CloudRule } from "../../contract";
import type { AwsType } from "../aws-type";
import { ofBucket } from "./of-bucket";

const settings = ofBucket("BucketVersioning", "bucket_versioning");

/** A deletion suspends it, too. https://github.com/nozaq/terraform-aws-remote-state-s3-backend/issues/59 */
const isNotCopied: CloudRule = ({ id, inputs, operation }, account) =>
  byId(account, "aws:s3/bucketReplicationConfig:BucketReplicationConfig", id) !== undefined &&
  (operation === "delete" || at(inputs, "versioningConfiguration", "status") !== "Enabled")
    ? {
        code: "InvalidBucketState",
        message:
          "A replication configuration is present on this bucket, so you cannot change the versioning state. To change the versioning state, first delete the replication configuration.",
        status: 409,
      }
    : undefined;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html */
export const bucketVersioning: AwsType = {
  token: "aws:s3/bucketVersioning:BucketVersioning",
  label: "S3 Bucket Versioning",
  ...settings,
  refuses: { ...settings.refuses, update: [...(settings.refuses?.update ?? []), isNotCopied], delete: [isNotCopied] },
  shown: {
    partOf: "bucket",
    values: ({ inputs }) => [at(inputs, "versioningConfiguration", "status") === "Enabled" ? "versioned" : undefined],
  },
};
