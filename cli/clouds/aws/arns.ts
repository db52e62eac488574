import type { CloudPlace } from "../contract";

/** The part of AWS that a region belongs to; it begins every ARN. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function partitionOf(region: string): string {
  if (region.startsWith("cn-")) {
    return "aws-cn";
  }
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The ARN of something in a region. */
export function regionalArn(
  { region, accountId }: Pick<CloudPlace, "region" | "accountId">,
  service: string,
  resource: string,
): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;
}

/** The ARN of something that IAM knows, in no region. */
export function iamArn({ region, accountId }: Pick<CloudPlace, "region" | "accountId">, resource: string): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:${resource}`;
}
