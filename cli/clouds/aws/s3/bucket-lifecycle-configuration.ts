import { items, text } from "../../../values";
import { said } from "../../shown";
import type { AwsType } from "../aws-type";
import { ofBucket } from "./of-bucket";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html */
export const bucketLifecycleConfiguration: AwsType = {
  token: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  label: "S3 Bucket Lifecycle Configuration",
  ...ofBucket("BucketLifecycleConfiguration", "bucket_lifecycle_configuration", ["expectedBucketOwner"]),
  shown: {
    partOf: "bucket",
    values: ({ inputs }) =>
      items(inputs, "rules").map((rule) =>
        said("deleted versions kept", text(rule, "noncurrentVersionExpiration", "noncurrentDays"))?.concat(" days"),
      ),
  },
};
