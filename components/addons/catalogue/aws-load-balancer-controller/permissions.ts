import type { AwsPermission } from "../../../clusters/contract";
import { type AwsSite, arnOf } from "../../cloud-site";

type Conditions = NonNullable<AwsPermission["conditions"]>;

/** Tag of all resources that the controller creates. The tag's value is the name of the cluster. */
const clusterTag = "elbv2.k8s.aws/cluster";

/**
 * Returns the permissions of the AWS Load Balancer Controller. They follow upstream's reference policy, limited to the account and region. If
 * upstream requires a cluster's tag, the permission requires the tag of this cluster. Permissions for features that are switched off (WAF Classic,
 * Shield) or not supported (Cognito, IAM server certificates, Outposts) are left out.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/#configure-iam
 */
export function loadBalancerPermissions(site: AwsSite): AwsPermission[] {
  return [...readPermissions(site), ...securityGroupPermissions(site), ...loadBalancingPermissions(site)];
}

function readPermissions(site: AwsSite): AwsPermission[] {
  const service = "elasticloadbalancing.amazonaws.com";
  const { partition, accountId } = site;
  return [
    {
      actions: ["iam:CreateServiceLinkedRole"],
      resources: [
        `arn:${partition}:iam::${accountId}:role/aws-service-role/${service}/AWSServiceRoleForElasticLoadBalancing`,
      ],
      conditions: { StringEquals: { "iam:AWSServiceName": service } },
    },
    /* IAM cannot limit these reads to resources. */
    { actions: [...describesNetwork, ...describesLoadBalancing, "acm:ListCertificates"], resources: ["*"] },
    { actions: ["acm:DescribeCertificate"], resources: [arnOf(site, "acm", "certificate/*")] },
    {
      actions: ["wafv2:GetWebACL", "wafv2:GetWebACLForResource", "wafv2:AssociateWebACL", "wafv2:DisassociateWebACL"],
      resources: [arnOf(site, "wafv2", "regional/webacl/*/*"), elbArn(site, "loadbalancer/app/*")],
    },
  ];
}

const describesNetwork = [
  "AccountAttributes",
  "Addresses",
  "AvailabilityZones",
  "InternetGateways",
  "Vpcs",
  "VpcPeeringConnections",
  "Subnets",
  "SecurityGroups",
  "Instances",
  "NetworkInterfaces",
  "Tags",
  "IpamPools",
  "RouteTables",
]
  .map((what) => `ec2:Describe${what}`)
  .concat("ec2:GetSecurityGroupsForVpc");

const describesLoadBalancing = elb(
  ...[
    "LoadBalancers",
    "LoadBalancerAttributes",
    "Listeners",
    "ListenerAttributes",
    "ListenerCertificates",
    "SSLPolicies",
    "Rules",
    "TargetGroups",
    "TargetGroupAttributes",
    "TargetHealth",
    "Tags",
    "TrustStores",
    "CapacityReservation",
  ].map((what) => `Describe${what}`),
);

function securityGroupPermissions(site: AwsSite): AwsPermission[] {
  const groups = arnOf(site, "ec2", "security-group/*");
  const requestTag = { [`aws:RequestTag/${clusterTag}`]: site.clusterName };
  return [
    {
      /* EKS sets the tag `owned` on the security groups of a cluster and its nodes. */
      actions: ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"],
      resources: [groups],
      conditions: { StringEquals: { [`aws:ResourceTag/kubernetes.io/cluster/${site.clusterName}`]: "owned" } },
    },
    {
      actions: ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress", "ec2:DeleteSecurityGroup"],
      resources: [groups],
      conditions: owned(site),
    },
    { actions: ["ec2:CreateSecurityGroup"], resources: [groups], conditions: { StringEquals: requestTag } },
    /* Another account may own the network and share its subnets: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing.html */
    { actions: ["ec2:CreateSecurityGroup"], resources: [arnOf({ ...site, accountId: "*" }, "ec2", "vpc/*")] },
    {
      actions: ["ec2:CreateTags"],
      resources: [groups],
      conditions: {
        StringEquals: { "ec2:CreateAction": "CreateSecurityGroup", ...requestTag },
      },
    },
    { actions: ["ec2:CreateTags", "ec2:DeleteTags"], resources: [groups], conditions: ownedAndKept(site) },
  ];
}

function loadBalancingPermissions(site: AwsSite): AwsPermission[] {
  const tagged = ["loadbalancer/app/*", "loadbalancer/net/*", "targetgroup/*"].map((name) => elbArn(site, name));
  const listeners = ["listener/*", "listener-rule/*"].map((name) => elbArn(site, name));
  const balancers = tagged.slice(0, 2);
  return [
    {
      actions: elb("CreateLoadBalancer", "CreateTargetGroup"),
      resources: tagged,
      conditions: { StringEquals: { [`aws:RequestTag/${clusterTag}`]: site.clusterName } },
    },
    {
      actions: elb("AddTags"),
      resources: tagged,
      conditions: {
        StringEquals: {
          "elasticloadbalancing:CreateAction": ["CreateTargetGroup", "CreateLoadBalancer"],
          [`aws:RequestTag/${clusterTag}`]: site.clusterName,
        },
      },
    },
    { actions: elb("AddTags", "RemoveTags"), resources: tagged, conditions: ownedAndKept(site) },
    { actions: elb(...changes), resources: [...tagged, ...listeners], conditions: owned(site) },
    /* Upstream requires no tag here, either. Listeners and rules of older versions and foreign target groups have no tag. */
    { actions: elb("AddTags", "RemoveTags"), resources: listeners },
    { actions: elb(...listenerChanges), resources: [...balancers, ...listeners] },
    { actions: elb("RegisterTargets", "DeregisterTargets"), resources: [elbArn(site, "targetgroup/*")] },
  ];
}

const changes = [
  "ModifyLoadBalancerAttributes",
  "SetIpAddressType",
  "SetSecurityGroups",
  "SetSubnets",
  "DeleteLoadBalancer",
  "ModifyTargetGroup",
  "ModifyTargetGroupAttributes",
  "DeleteTargetGroup",
  "ModifyListenerAttributes",
  "ModifyCapacityReservation",
  "ModifyIpPools",
] as const;

const listenerChanges = [
  "CreateListener",
  "DeleteListener",
  "ModifyListener",
  "AddListenerCertificates",
  "RemoveListenerCertificates",
  "CreateRule",
  "DeleteRule",
  "ModifyRule",
  "SetRulePriorities",
  "SetWebAcl",
] as const;

function owned({ clusterName }: AwsSite): Conditions {
  return { StringEquals: { [`aws:ResourceTag/${clusterTag}`]: clusterName } };
}

function ownedAndKept(site: AwsSite): Conditions {
  return { ...owned(site), Null: { [`aws:RequestTag/${clusterTag}`]: "true" } };
}

function elb(...actions: readonly string[]): string[] {
  return actions.map((action) => `elasticloadbalancing:${action}`);
}

function elbArn(site: AwsSite, name: string): string {
  return arnOf(site, "elasticloadbalancing", name);
}
