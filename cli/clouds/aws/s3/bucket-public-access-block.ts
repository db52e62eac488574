import type { AwsType } from "../aws-type";
import { ofBucket } from "./of-bucket";

const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html */
export const bucketPublicAccessBlock: AwsType = {
  token: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  label: "S3 Bucket Public Access Block",
  ...ofBucket("PublicAccessBlock", "bucket_public_access_block"),
  defaults: Object.fromEntries(switches.map((name) => [name, false])),
  shown: {
    partOf: "bucket",
    values: ({ inputs }) => [switches.every((name) => inputs[name] === true) ? "closed to the public" : undefined],
    alarms: ({ inputs }) => [
      switches.every((name) => inputs[name] === true) ? undefined : "public access is not fully blocked",
    ],
  },
};
