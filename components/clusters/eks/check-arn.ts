import { expected, type Problem } from "../../problems";
import { partitionOf } from "../shared-checks";
import type { Site } from "./site";

/** A key's id: a UUID, or the id of a multi-Region key. https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id */
const keyPattern =
  /^arn:(?<partition>aws[a-z-]*):kms:(?<region>[a-z0-9-]+):\d{12}:key\/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/;
const policyPattern =
  /^arn:(?<partition>aws[a-z-]*):iam::(?<account>aws|\d{12}):policy\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/;

/**
 * Lists the mistakes in the ARN of an existing key. The key must be in the cluster's region, but may belong to another account.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_Provider.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function checkKey(path: string, arn: string | undefined, region: string): Problem[] {
  const { partition, region: own } = keyPattern.exec(arn ?? "")?.groups ?? {};
  const isHere = partition === partitionOf(region) && own === region;
  const form = `the ARN of a KMS key (not an alias) in ${region}, arn:${partitionOf(region)}:kms:${region}:…:key/…`;
  return arn === undefined || isHere ? [] : [expected(path, form, arn)];
}

/** Lists the mistakes in the ARN of a policy. IAM attaches only policies of the role's account, and policies that AWS manages. */
export function checkPolicy(
  path: string,
  arn: string | undefined,
  { accountId, region }: Pick<Site, "accountId" | "region">,
): Problem[] {
  const { partition, account } = policyPattern.exec(arn ?? "")?.groups ?? {};
  const isHere = partition === partitionOf(region) && (account === "aws" || account === accountId);
  const form = `the ARN of an IAM policy, either managed by AWS or in account ${accountId} (arn:${partitionOf(region)}:iam::…:policy/…)`;
  return arn === undefined || isHere ? [] : [expected(path, form, arn)];
}

/**
 * Matches the ARN of an IAM role or user with its path.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export const principalPattern =
  /^arn:aws[a-z-]*:iam::(?<account>\d{12}):(role|user)\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

/** Lists the mistake of an ARN of another partition: AWS' partitions, such as China's, do not trust each other's identities. */
export function checkPartition(path: string, arn: string, region: string): Problem[] {
  const [, given = ""] = /^arn:(aws[a-z-]*):/.exec(arn) ?? [];
  const own = partitionOf(region);
  return given === "" || given === own ? [] : [expected(path, `an ARN of ${region}'s partition (arn:${own}:…)`, arn)];
}
