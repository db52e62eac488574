import type { AwsType } from "../aws-type";
import { anyoneAlarm, takers } from "../policy-document";
import { ofBucket } from "./of-bucket";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html */
export const bucketPolicy: AwsType = {
  token: "aws:s3/bucketPolicy:BucketPolicy",
  label: "S3 Bucket Policy",
  ...ofBucket("BucketPolicy", "bucket_policy"),
  shown: {
    partOf: "bucket",
    lead: "lets in",
    values: ({ inputs, shortId }) => takers(inputs.policy).map(shortId),
    alarms: ({ inputs }) => [anyoneAlarm(inputs.policy)],
  },
};
