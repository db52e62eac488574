import * as pulumi from "@pulumi/pulumi";
import type { AwsPermission } from "../../clusters/contract";
import { arnOf } from "./arn";
import type { AwsSite } from "./aws-site";

/**
 * Permission to read the secrets of AWS Secrets Manager whose names begin with a prefix, and to decrypt them, where they are
 * under a key of ours, by way of Secrets Manager only. Secrets cannot be listed, since IAM cannot narrow that to a prefix.
 */
export function secretPermissions(
  site: AwsSite,
  prefix: pulumi.Input<string>,
  keyArn: pulumi.Input<string> | undefined,
): AwsPermission[] {
  const { partition, region } = site;
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const read = {
    actions: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
    resources: [pulumi.interpolate`${arnOf(site, "secretsmanager", "secret:")}${prefix}*`],
  };
  const decrypt = (arn: pulumi.Input<string>) => ({
    actions: ["kms:Decrypt"],
    resources: [arn],
    conditions: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.${domain}` } },
  });
  return keyArn === undefined ? [read] : [read, decrypt(keyArn)];
}
