import { type Replacement, rows } from "../replacement";

const upstream = "hashicorp/terraform-provider-aws";

/** Every resource of a region has it: `forceNewIfRegionChanges` and `resourceForceNewIfRegionChanges`. */
const region: Replacement = { path: "region", source: `${upstream} internal/provider/{framework,sdkv2}/region.go` };

/** Inputs that `ForceNew` or `RequiresReplace` marks in a file of the upstream provider. */
function regional(file: string, paths: readonly string[]): Replacement[] {
  return [...global(file, paths), region];
}

function global(file: string, paths: readonly string[]): Replacement[] {
  return rows(`${upstream} internal/service/${file}`, paths);
}

const cluster = "eks/cluster.go";
const ingressRule = "ec2/vpc_security_group_ingress_rule.go";
const egressRule = "ec2/vpc_security_group_egress_rule.go";

/** One rule has one other end, and another kind of end makes another rule (`ModifyPlan`). */
function ruleEnds(file: string): Replacement[] {
  const ends = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
  return global(file, ends).map((row) => ({ ...row, on: ["added", "removed"] }));
}

/** Encryption of secrets cannot be taken back (`ForceNewIfChange`). */
const encryptionRemoved: Replacement[] = global(cluster, ["encryptionConfig"]).map((row) => ({
  ...row,
  on: ["removed"],
}));

/** For each type that the components use or the rehearsal plays, what AWS cannot change in place. */
export const awsReplacements: Readonly<Record<string, readonly Replacement[]>> = {
  "aws:cloudwatch/eventRule:EventRule": regional("events/rule.go", ["eventBusName", "name", "namePrefix"]),
  "aws:cloudwatch/eventTarget:EventTarget": regional("events/target.go", ["eventBusName", "rule", "targetId"]),
  "aws:cloudwatch/logGroup:LogGroup": regional("logs/group.go", ["logGroupClass", "name", "namePrefix"]),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": regional("ec2/vpc_default_security_group.go", ["vpcId"]),
  "aws:ec2/eip:Eip": regional("ec2/ec2_eip.go", [
    "address",
    "domain",
    "ipamPoolId",
    "networkBorderGroup",
    "publicIpv4Pool",
  ]),
  "aws:ec2/flowLog:FlowLog": regional("ec2/vpc_flow_log.go", [
    "deliverCrossAccountRole",
    "destinationOptions",
    "eniId",
    "iamRoleArn",
    "logDestination",
    "logDestinationType",
    "logFormat",
    "maxAggregationInterval",
    "regionalNatGatewayId",
    "subnetId",
    "trafficType",
    "transitGatewayAttachmentId",
    "transitGatewayId",
    "vpcId",
  ]),
  "aws:ec2/internetGateway:InternetGateway": regional("ec2/vpc_internet_gateway.go", []),
  "aws:ec2/launchTemplate:LaunchTemplate": regional("ec2/ec2_launch_template.go", ["name", "namePrefix"]),
  "aws:ec2/natGateway:NatGateway": regional("ec2/vpc_nat_gateway.go", [
    "allocationId",
    "connectivityType",
    "privateIp",
    "secondaryPrivateIpAddressCount",
    "subnetId",
  ]),
  "aws:ec2/route:Route": regional("ec2/vpc_route.go", [
    "destinationCidrBlock",
    "destinationIpv6CidrBlock",
    "destinationPrefixListId",
    "routeTableId",
  ]),
  "aws:ec2/routeTable:RouteTable": regional("ec2/vpc_route_table.go", ["vpcId"]),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": regional("ec2/vpc_route_table_association.go", [
    "gatewayId",
    "subnetId",
  ]),
  "aws:ec2/securityGroup:SecurityGroup": regional("ec2/vpc_security_group.go", [
    "description",
    "name",
    "namePrefix",
    "vpcId",
  ]),
  "aws:ec2/subnet:Subnet": regional("ec2/vpc_subnet.go", [
    "availabilityZone",
    "availabilityZoneId",
    "cidrBlock",
    "ipv4IpamPoolId",
    "ipv4NetmaskLength",
    "ipv6IpamPoolId",
    "ipv6Native",
    "ipv6NetmaskLength",
    "outpostArn",
    "vpcId",
  ]),
  "aws:ec2/vpc:Vpc": regional("ec2/vpc_.go", ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"]),
  "aws:ec2/vpcEndpoint:VpcEndpoint": regional("ec2/vpc_endpoint.go", [
    "dnsOptions.privateDnsPreference",
    "dnsOptions.privateDnsSpecifiedDomains",
    "resourceConfigurationArn",
    "serviceName",
    "serviceNetworkArn",
    "serviceRegion",
    "vpcEndpointType",
    "vpcId",
  ]),
  "aws:efs/fileSystem:FileSystem": regional("efs/file_system.go", [
    "availabilityZoneName",
    "creationToken",
    "encrypted",
    "kmsKeyId",
    "performanceMode",
  ]),
  "aws:efs/mountTarget:MountTarget": regional("efs/mount_target.go", ["fileSystemId", "ipAddress", "subnetId"]),
  "aws:eks/accessEntry:AccessEntry": regional("eks/access_entry.go", ["clusterName", "principalArn", "type"]),
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": regional("eks/access_policy_association.go", [
    "accessScope",
    "clusterName",
    "policyArn",
    "principalArn",
  ]),
  "aws:eks/addon:Addon": regional("eks/addon.go", ["addonName", "clusterName"]),
  "aws:eks/cluster:Cluster": [
    ...regional(cluster, [
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      "bootstrapSelfManagedAddons",
      "kubernetesNetworkConfig.ipFamily",
      "kubernetesNetworkConfig.serviceIpv4Cidr",
      "name",
      "outpostConfig.controlPlaneInstanceType",
      "outpostConfig.controlPlanePlacement.groupName",
      "roleArn",
    ]),
    ...encryptionRemoved,
  ],
  "aws:eks/nodeGroup:NodeGroup": regional("eks/node_group.go", [
    "amiType",
    "capacityType",
    "clusterName",
    "diskSize",
    "instanceTypes",
    "launchTemplate.id",
    "launchTemplate.name",
    "nodeGroupName",
    "nodeGroupNamePrefix",
    "nodeRoleArn",
    "remoteAccess",
    "subnetIds",
  ]),
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": regional("eks/pod_identity_association.go", [
    "clusterName",
    "namespace",
    "serviceAccount",
  ]),
  "aws:iam/instanceProfile:InstanceProfile": global("iam/instance_profile.go", ["name", "namePrefix", "path"]),
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": global("iam/openid_connect_provider.go", ["url"]),
  "aws:iam/policy:Policy": global("iam/policy.go", ["description", "name", "namePrefix", "path"]),
  "aws:iam/role:Role": global("iam/role.go", ["name", "namePrefix", "path"]),
  "aws:iam/rolePolicy:RolePolicy": global("iam/role_policy.go", ["name", "namePrefix", "role"]),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": global("iam/role_policy_attachment.go", ["policyArn", "role"]),
  "aws:kms/alias:Alias": regional("kms/alias.go", ["name", "namePrefix"]),
  "aws:kms/key:Key": regional("kms/key.go", [
    "customKeyStoreId",
    "customerMasterKeySpec",
    "keyUsage",
    "multiRegion",
    "xksKeyId",
  ]),
  "aws:sqs/queue:Queue": regional("sqs/queue.go", ["fifoQueue", "name", "namePrefix"]),
  "aws:sqs/queuePolicy:QueuePolicy": regional("sqs/queue_policy.go", ["queueUrl"]),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": [
    ...regional(egressRule, ["securityGroupId"]),
    ...ruleEnds(egressRule),
  ],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": [
    ...regional(ingressRule, ["securityGroupId"]),
    ...ruleEnds(ingressRule),
  ],
  "pulumi:providers:aws": [region],
};
