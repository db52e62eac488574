import { items, text } from "../../../values";
import type { AwsType } from "../aws-type";
import { ofBucket } from "./of-bucket";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html */
export const bucketServerSideEncryptionConfiguration: AwsType = {
  token: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  label: "S3 Bucket Server Side Encryption Configuration",
  ...ofBucket("BucketEncryption", "bucket_server_side_encryption_configuration"),
  shown: {
    partOf: "bucket",
    values: ({ inputs }) =>
      items(inputs, "rules").map((rule) =>
        text(rule, "applyServerSideEncryptionByDefault", "sseAlgorithm") === "AES256"
          ? "encrypted by S3"
          : "encrypted with a KMS key",
      ),
  },
};
