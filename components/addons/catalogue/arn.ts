import type { AwsSite } from "./aws-site";

/** The ARN of something in a cluster's account and region. */
export function arnOf({ partition, region, accountId }: AwsSite, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}
