import type { Mapping } from "./facts";

/** The folders of botocore by the service of a type's `api`. */
export const awsDirectories: Readonly<Record<string, string>> = {
  "Auto Scaling": "autoscaling",
  EC2: "ec2",
  EFS: "efs",
  EKS: "eks",
  EventBridge: "events",
  IAM: "iam",
  KMS: "kms",
  S3: "s3",
  SQS: "sqs",
  "CloudWatch Logs": "logs",
};

/** What the rule does not say: that a type's inputs are those of its `api`'s calls, under the same names. */
interface AwsException extends Mapping {
  /** Calls whose inputs count instead. */
  readonly operations?: readonly string[];
  /** Calls whose inputs count besides. */
  readonly more?: readonly string[];
  /** Members whose own members are the type's properties. */
  readonly within?: readonly string[];
}

export const awsExceptions: Readonly<Record<string, AwsException>> = {
  /* -1 leaves a size as it is: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_schedule */
  "aws:autoscaling/schedule:Schedule": { members: { maxSize: null, minSize: null } },
  "aws:cloudwatch/eventTarget:EventTarget": { within: ["Targets"], members: { targetId: "Targets.Id" } },
  "aws:cloudwatch/logGroup:LogGroup": { members: { name: "logGroupName" } },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": { operations: ["AuthorizeSecurityGroupIngress"] },
  "aws:ec2/flowLog:FlowLog": { members: { iamRoleArn: "DeliverLogsPermissionArn" } },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    within: ["LaunchTemplateData"],
    members: { name: "LaunchTemplateName", description: "VersionDescription", defaultVersion: null },
  },
  "aws:ec2/securityGroup:SecurityGroup": { members: { name: "GroupName" } },
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": { within: ["Options"] },
  "aws:efs/fileSystem:FileSystem": { more: ["PutLifecycleConfiguration"] },
  "aws:eks/addon:Addon": {
    members: { resolveConflictsOnCreate: "resolveConflicts", resolveConflictsOnUpdate: "resolveConflicts" },
  },
  "aws:eks/cluster:Cluster": { members: { vpcConfig: "resourcesVpcConfig", defaultAddonsToRemoves: null } },
  "aws:iam/instanceProfile:InstanceProfile": {
    more: ["AddRoleToInstanceProfile"],
    members: { name: "InstanceProfileName", role: "RoleName" },
  },
  "aws:iam/policy:Policy": { members: { name: "PolicyName", policy: "PolicyDocument" } },
  "aws:iam/role:Role": { members: { name: "RoleName", assumeRolePolicy: "AssumeRolePolicyDocument" } },
  "aws:iam/rolePolicy:RolePolicy": { members: { name: "PolicyName", policy: "PolicyDocument", role: "RoleName" } },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { members: { role: "RoleName" } },
  "aws:kms/alias:Alias": { members: { name: "AliasName" } },
  "aws:kms/key:Key": {
    more: ["ScheduleKeyDeletion", "EnableKeyRotation"],
    members: { customerMasterKeySpec: "KeySpec", deletionWindowInDays: "PendingWindowInDays" },
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": { within: ["LifecycleConfiguration"] },
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": { within: ["ObjectLockConfiguration"] },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": { within: ["PublicAccessBlockConfiguration"] },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": { within: ["ReplicationConfiguration"] },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    within: ["ServerSideEncryptionConfiguration"],
  },
  "aws:sqs/queue:Queue": { members: { name: "QueueName" } },
};
