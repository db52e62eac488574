import { between, type Checks, cidr, named, oneOf } from "../../property-checks";

/** Days that CloudWatch can keep logs for: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionDays = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/**
 * What a property may be, by type. Names: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html,
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html, .../API_CreateNodegroup.html,
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html,
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html,
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html,
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html,
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
 */
export const awsChecks: Checks = {
  "aws:ec2/vpc:Vpc": { cidrBlock: cidr },
  "aws:ec2/subnet:Subnet": { cidrBlock: cidr },
  "aws:ec2/launchTemplate:LaunchTemplate": { name: named(/^[a-zA-Z0-9().\-/_]+$/, 128, 3) },
  "aws:ec2/flowLog:FlowLog": {
    maxAggregationInterval: oneOf([60, 600]),
    trafficType: oneOf(["ACCEPT", "ALL", "REJECT"]),
  },
  "aws:iam/role:Role": { name: named(/^[\w+=,.@-]+$/, 64), maxSessionDuration: between(3600, 43_200) },
  "aws:iam/policy:Policy": { name: named(/^[\w+=,.@-]+$/, 128) },
  "aws:iam/rolePolicy:RolePolicy": { name: named(/^[\w+=,.@-]+$/, 128) },
  "aws:iam/instanceProfile:InstanceProfile": { name: named(/^[\w+=,.@-]+$/, 128) },
  "aws:eks/cluster:Cluster": { name: named(/^[0-9A-Za-z][0-9A-Za-z_-]*$/, 100) },
  "aws:eks/nodeGroup:NodeGroup": {
    nodeGroupName: named(/^[0-9A-Za-z][0-9A-Za-z_-]*$/, 63),
    capacityType: oneOf(["ON_DEMAND", "SPOT", "CAPACITY_BLOCK"]),
  },
  "aws:eks/accessEntry:AccessEntry": {
    type: oneOf(["STANDARD", "EC2_LINUX", "EC2_WINDOWS", "FARGATE_LINUX", "EC2", "HYBRID_LINUX", "HYPERPOD_LINUX"]),
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    name: named(/^[.\-_/#A-Za-z0-9]+$/, 512),
    retentionInDays: oneOf(retentionDays),
  },
  "aws:cloudwatch/eventRule:EventRule": { name: named(/^[.\-_A-Za-z0-9]+$/, 64) },
  "aws:sqs/queue:Queue": { name: named(/^[A-Za-z0-9_-]+(\.fifo)?$/, 80) },
  "aws:kms/key:Key": { deletionWindowInDays: between(7, 30) },
  "aws:kms/alias:Alias": { name: named(/^alias\/(?!aws\/)[a-zA-Z0-9/_-]+$/, 256) },
  "aws:efs/fileSystem:FileSystem": { throughputMode: oneOf(["bursting", "provisioned", "elastic"]) },
};
