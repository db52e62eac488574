import { at, text } from "../../../values";
import { said } from "../../shown";
import type { AwsType } from "../aws-type";
import { ofBucket } from "./of-bucket";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html */
export const bucketObjectLockConfiguration: AwsType = {
  token: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  label: "S3 Bucket Object Lock Configuration",
  ...ofBucket("ObjectLockConfiguration", "bucket_object_lock_configuration", [
    "expectedBucketOwner",
    "objectLockEnabled",
  ]),
  defaults: { objectLockEnabled: "Enabled" },
  shown: {
    partOf: "bucket",
    values: ({ inputs }) => [said("locked for", text(at(inputs, "rule", "defaultRetention"), "days"))?.concat(" days")],
  },
};
