import * as pulumi from "@pulumi/pulumi";
import type { AwsPermission } from "../../../clusters/contract";
import { type AwsSite, arnOf } from "../../cloud-site";

/**
 * Returns the permissions to read secrets in AWS Secrets Manager whose names begin with a prefix. If the secrets have their own key, external-secrets
 * may also decrypt them, but only through Secrets Manager. It may not list secrets, because IAM cannot limit listing to a prefix.
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
