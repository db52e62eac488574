import type { CloudPlace } from "../contract";

type Place = Pick<CloudPlace, "region" | "accountId">;

/** Returns the partition of AWS that a region belongs to. Every ARN begins with it. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function partitionOf(region: string): string {
  if (region.startsWith("cn-")) {
    return "aws-cn";
  }
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** Returns the ARN of a resource in a region. */
export function regionalArn({ region, accountId }: Place, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;
}

/** Returns the ARN of a resource of IAM, which has no regions. */
export function iamArn({ region, accountId }: Place, resource: string): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:${resource}`;
}

/** Returns the ARN of a bucket, which names neither region nor account. */
export function bucketArn({ region }: Place, bucket: string): string {
  return `arn:${partitionOf(region)}:s3:::${bucket}`;
}
