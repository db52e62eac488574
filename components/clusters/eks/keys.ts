import { kms } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Context, isProtected, tagsOf } from "./context";
import {
  controlPlaneLogGroup,
  controlPlaneRoleName,
  flowLogGroup,
  logGroupArn,
  partitionOf,
  roleArn,
  type Site,
  workloadLogGroup,
} from "./site";
import type { PolicyDocument } from "./roles";

const useKey = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];
const deletionWindowInDays = 30;

/**
 * Says who may use the cluster's key, and for what: the account's IAM administers it, the control plane encrypts secrets, the
 * logs' service its three groups, and EBS and EFS the account's volumes. The last is as AWS has it for its own `aws/ebs` key: naming the
 * role of the auto scaling service instead would fail in an account where no group was ever made.
 */
export function keyPolicy(site: Site): PolicyDocument {
  const { accountId, region } = site;
  const statement = (Sid: string, Principal: object, Action: string | string[], Condition?: object) => ({
    Sid,
    Effect: "Allow",
    Principal,
    Action,
    Resource: "*",
    ...(Condition === undefined ? {} : { Condition }),
  });
  const logs = [controlPlaneLogGroup(site), flowLogGroup(site), workloadLogGroup(site)].map((group) =>
    logGroupArn(site, group),
  );
  const storageServices = ["ec2", "elasticfilesystem"].map((service) => `${service}.${region}.amazonaws.com`);
  const account = { AWS: `arn:${partitionOf(region)}:iam::${accountId}:root` };
  return {
    Version: "2012-10-17",
    Statement: [
      statement("Account", account, "kms:*"),
      statement("Secrets", { AWS: roleArn(site, controlPlaneRoleName(site)) }, [...useKey, "kms:ListGrants"]),
      statement("Logs", { Service: `logs.${region}.amazonaws.com` }, useKey, {
        ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logs },
      }),
      statement("Volumes", { AWS: "*" }, [...useKey, "kms:CreateGrant"], {
        StringEquals: { "kms:CallerAccount": accountId, "kms:ViaService": storageServices },
      }),
    ],
  };
}

/** Makes the key that secrets, disks and logs are encrypted under, or takes the given one. */
export function createKey(context: Context, controlPlaneRole: pulumi.Resource): pulumi.Output<string> {
  const { name, args, opts } = context;
  if (args.encryptionKeyArn !== undefined) {
    return pulumi.output(args.encryptionKeyArn);
  }
  const key = new kms.Key(
    name,
    {
      description: `Secrets, disks and logs of the cluster ${context.clusterName}`,
      enableKeyRotation: true,
      deletionWindowInDays,
      policy: JSON.stringify(keyPolicy(context)),
      tags: tagsOf(context, name),
    },
    { ...opts, protect: isProtected(context), dependsOn: [controlPlaneRole] },
  );
  return key.arn;
}
