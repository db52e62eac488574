import { at } from "../../../values";
import type { AwsType } from "../aws-type";
import { ofBucket } from "./of-bucket";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html */
export const bucketVersioning: AwsType = {
  token: "aws:s3/bucketVersioning:BucketVersioning",
  label: "S3 Bucket Versioning",
  ...ofBucket("BucketVersioning", "bucket_versioning"),
  shown: {
    partOf: "bucket",
    values: ({ inputs }) => [at(inputs, "versioningConfiguration", "status") === "Enabled" ? "versioned" : undefined],
  },
};
