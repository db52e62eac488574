import { kms } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../shared-checks";
import { type Context, tagsOf } from "./context";
import type { PolicyDocument } from "./roles";
import {
  controlPlaneLogGroup,
  controlPlaneRoleName,
  flowLogGroup,
  logGroupArn,
  roleArn,
  type Site,
  workloadLogGroup,
} from "./site";

const useKey = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];
const deletionWindowInDays = 30;

/**
 * Renders the policy of the cluster's key. The account's IAM policies decide who administers the key. The control plane may encrypt Secrets with it,
 * CloudWatch Logs the cluster's three log groups, and EBS and EFS the account's volumes. A condition names the control plane's role. A role that is a
 * principal would have to exist before the key. After a destroy, KMS would keep the id of the deleted role, so EKS would refuse every update of the
 * next cluster.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 * https://github.com/aws/containers-roadmap/issues/1533
 *
 * The last statement has the form of the policy of AWS' own `aws/ebs` key. It does not name the service role of EC2 Auto Scaling, because an account
 * without an Auto Scaling group may not have this role.
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
      statement("Secrets", { AWS: "*" }, [...useKey, "kms:ListGrants"], {
        StringEquals: { "kms:CallerAccount": accountId },
        ArnEquals: { "aws:PrincipalArn": roleArn(site, controlPlaneRoleName(site)) },
      }),
      statement("Logs", { Service: `logs.${region}.amazonaws.com` }, useKey, {
        ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logs },
      }),
      statement("Volumes", { AWS: "*" }, [...useKey, "kms:CreateGrant"], {
        StringEquals: { "kms:CallerAccount": accountId, "kms:ViaService": storageServices },
      }),
    ],
  };
}

/** Creates the key that encrypts Secrets, disks and logs, or uses the existing key. */
export function createKey(context: Context, existingKeyArn: string | undefined): pulumi.Output<string> {
  const { name, opts } = context;
  if (existingKeyArn !== undefined) {
    return pulumi.output(existingKeyArn);
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
    { ...opts, protect: context.isProtected },
  );
  new kms.Alias(name, { name: `alias/eks/${context.clusterName}`, targetKeyId: key.id }, opts);
  return key.arn;
}
