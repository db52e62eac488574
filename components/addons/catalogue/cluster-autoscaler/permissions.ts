import type { AwsPermission } from "../../../clusters/contract";
import type { AwsSite } from "../../cloud-site";

/**
 * Returns the permissions to read the region's machines and the cluster's node groups, and to scale auto scaling groups. These groups must have the
 * tag that EKS sets for managed node groups. https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
 */
export function clusterAutoscalerPermissions({ partition, region, accountId, clusterName }: AwsSite): AwsPermission[] {
  const owned = { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterName}`]: "owned" };
  return [
    {
      actions: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
      ],
      resources: ["*"],
      conditions: { StringEquals: { "aws:RequestedRegion": region } },
    },
    {
      actions: ["eks:DescribeNodegroup"],
      resources: [`arn:${partition}:eks:${region}:${accountId}:nodegroup/${clusterName}/*/*`],
    },
    {
      actions: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
      resources: [`arn:${partition}:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/*`],
      conditions: { StringEquals: owned },
    },
  ];
}
