import type { KarpenterResources } from "../../../capabilities";
import type { AwsConditionValue, AwsPermission } from "../../../clusters/contract";
import type { AwsSite } from "../../cloud-site";

/** The facts that determine Karpenter's permissions. */
export interface KarpenterScope {
  readonly site: AwsSite;
  readonly resources: Pick<KarpenterResources, "interruptionQueueArn" | "nodeRoleArn">;
  /** True if a pool uses spot machines. */
  readonly spot: boolean;
}

/**
 * Returns the minimum permissions that Karpenter needs. Karpenter may create machines only with the cluster's tags, and may change and terminate only
 * machines with these tags. It may pass only the role of its nodes to machines. https://karpenter.sh/docs/reference/cloudformation/
 */
export function karpenterPermissions({ site, resources, spot }: KarpenterScope): AwsPermission[] {
  return [
    ...machines(site),
    ...instanceProfiles(site, resources),
    ...reading(site, resources),
    ...(spot ? [spotRole(site)] : []),
  ];
}

type Equals = Readonly<Record<string, AwsConditionValue>>;

/** The EC2 resource types that Karpenter creates. */
const created = ["fleet", "instance", "volume", "network-interface", "launch-template", "spot-instances-request"];

function machines(site: AwsSite): AwsPermission[] {
  const start = ["ec2:RunInstances", "ec2:CreateFleet"];
  const ofPool = { "aws:ResourceTag/karpenter.sh/nodepool": "*" };
  const forPool = { "aws:RequestTag/karpenter.sh/nodepool": "*" };
  const own = tagged("aws:ResourceTag", site);
  const asOwn = { ...tagged("aws:RequestTag", site), "aws:RequestTag/eks:eks-cluster-name": site.clusterName };
  const createActions = ["RunInstances", "CreateFleet", "CreateLaunchTemplate"];
  return [
    { actions: start, resources: startedFrom(site) },
    {
      actions: start,
      resources: ec2(site, ["launch-template"]),
      conditions: { StringEquals: own, StringLike: ofPool },
    },
    {
      actions: [...start, "ec2:CreateLaunchTemplate"],
      resources: ec2(site, created),
      conditions: { StringEquals: asOwn, StringLike: forPool },
    },
    {
      actions: ["ec2:CreateTags"],
      resources: ec2(site, created),
      conditions: { StringEquals: { ...asOwn, "ec2:CreateAction": createActions }, StringLike: forPool },
    },
    {
      actions: ["ec2:CreateTags"],
      resources: ec2(site, ["instance"]),
      conditions: {
        StringEquals: own,
        StringLike: ofPool,
        StringEqualsIfExists: { "aws:RequestTag/eks:eks-cluster-name": site.clusterName },
        "ForAllValues:StringEquals": { "aws:TagKeys": ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"] },
      },
    },
    {
      actions: ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
      resources: ec2(site, ["instance", "launch-template"]),
      conditions: { StringEquals: own, StringLike: ofPool },
    },
  ];
}

/**
 * Returns the resources from which Karpenter may start machines: AWS' images and snapshots, subnets, and security groups. Another account may share
 * the subnets and security groups.
 */
function startedFrom({ partition, region }: AwsSite): string[] {
  const arn = `arn:${partition}:ec2:${region}`;
  return [`${arn}::image/*`, `${arn}::snapshot/*`, `${arn}:*:security-group/*`, `${arn}:*:subnet/*`];
}

function ec2({ partition, region, accountId }: AwsSite, types: readonly string[]): string[] {
  return types.map((type) => `arn:${partition}:ec2:${region}:${accountId}:${type}/*`);
}

function tagged(of: "aws:ResourceTag" | "aws:RequestTag", { clusterName }: AwsSite): Equals {
  return { [`${of}/kubernetes.io/cluster/${clusterName}`]: "owned" };
}

function instanceProfiles(site: AwsSite, { nodeRoleArn }: KarpenterScope["resources"]): AwsPermission[] {
  const { partition, accountId, region, clusterName } = site;
  const resources = [`arn:${partition}:iam::${accountId}:instance-profile/*`];
  const own = { ...tagged("aws:ResourceTag", site), "aws:ResourceTag/topology.kubernetes.io/region": region };
  const asOwn = {
    ...tagged("aws:RequestTag", site),
    "aws:RequestTag/eks:eks-cluster-name": clusterName,
    "aws:RequestTag/topology.kubernetes.io/region": region,
  };
  const ofClass = { "aws:ResourceTag/karpenter.k8s.aws/ec2nodeclass": "*" };
  const forClass = { "aws:RequestTag/karpenter.k8s.aws/ec2nodeclass": "*" };
  return [
    {
      actions: ["iam:PassRole"],
      resources: [nodeRoleArn],
      conditions: { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] } },
    },
    {
      actions: ["iam:CreateInstanceProfile"],
      resources,
      conditions: { StringEquals: asOwn, StringLike: forClass },
    },
    {
      actions: ["iam:TagInstanceProfile"],
      resources,
      conditions: { StringEquals: { ...own, ...asOwn }, StringLike: { ...ofClass, ...forClass } },
    },
    {
      actions: ["iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile"],
      resources,
      conditions: { StringEquals: own, StringLike: ofClass },
    },
    { actions: ["iam:GetInstanceProfile"], resources },
    { actions: ["iam:ListInstanceProfiles"], resources: ["*"] },
  ];
}

/** Returns the permissions to read the cluster, the queue, releases of images, prices, and the region's machines. */
function reading(site: AwsSite, { interruptionQueueArn }: KarpenterScope["resources"]): AwsPermission[] {
  const { partition, region, accountId, clusterName } = site;
  const cluster = `arn:${partition}:eks:${region}:${accountId}:cluster/${clusterName}`;
  return [
    { actions: ["eks:DescribeCluster"], resources: [cluster] },
    { actions: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"], resources: [interruptionQueueArn] },
    {
      actions: ["arc-zonal-shift:GetManagedResource"],
      resources: ["*"],
      conditions: { StringEquals: { "arc-zonal-shift:ResourceIdentifier": cluster } },
    },
    { actions: described, resources: ["*"], conditions: { StringEquals: { "aws:RequestedRegion": region } } },
    {
      actions: ["ssm:GetParameter"],
      resources: [`arn:${partition}:ssm:${region}::parameter/aws/service/bottlerocket/*`],
    },
    { actions: ["pricing:GetProducts"], resources: ["*"] },
  ];
}

const described = [
  "ec2:DescribeCapacityReservations",
  "ec2:DescribeImages",
  "ec2:DescribeInstances",
  "ec2:DescribeInstanceStatus",
  "ec2:DescribeInstanceTypeOfferings",
  "ec2:DescribeInstanceTypes",
  "ec2:DescribeLaunchTemplates",
  "ec2:DescribePlacementGroups",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSpotPriceHistory",
  "ec2:DescribeSubnets",
];

/** Returns the permission for EC2's service-linked role. EC2 creates this role for the account's first spot machine. */
function spotRole({ partition, accountId }: AwsSite): AwsPermission {
  const service = "spot.amazonaws.com";
  return {
    actions: ["iam:CreateServiceLinkedRole"],
    resources: [`arn:${partition}:iam::${accountId}:role/aws-service-role/${service}/AWSServiceRoleForEC2Spot`],
    conditions: { StringEquals: { "iam:AWSServiceName": service } },
  };
}
