/** What must be made anew when one of these properties changes, and where that is written. */
interface ReplaceForcing {
  readonly paths: readonly string[];
  /** A file below `internal/service` of https://github.com/hashicorp/terraform-provider-aws: `ForceNew`, or `RequiresReplace`. */
  readonly source: string;
}

/** Properties whose change replaces, by type. A dotted path stands for all that is below it. */
export const replaceForcing: Readonly<Record<string, ReplaceForcing>> = {
  "aws:ec2/vpc:Vpc": { paths: ["cidrBlock", "ipv4IpamPoolId", "instanceTenancy"], source: "ec2/vpc_.go" },
  "aws:ec2/subnet:Subnet": {
    paths: ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId", "ipv6Native", "outpostArn"],
    source: "ec2/vpc_subnet.go",
  },
  "aws:ec2/routeTable:RouteTable": { paths: ["vpcId"], source: "ec2/vpc_route_table.go" },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    paths: ["subnetId", "gatewayId"],
    source: "ec2/vpc_route_table_association.go",
  },
  "aws:ec2/route:Route": {
    paths: ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"],
    source: "ec2/vpc_route.go",
  },
  "aws:ec2/eip:Eip": { paths: ["domain", "networkBorderGroup", "publicIpv4Pool"], source: "ec2/ec2_eip.go" },
  "aws:ec2/natGateway:NatGateway": {
    paths: ["allocationId", "subnetId", "connectivityType", "privateIp"],
    source: "ec2/vpc_nat_gateway.go",
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    paths: ["name", "namePrefix", "description", "vpcId"],
    source: "ec2/vpc_security_group.go",
  },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    paths: ["vpcId"],
    source: "ec2/vpc_default_security_group.go",
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    paths: ["securityGroupId"],
    source: "ec2/vpc_security_group_ingress_rule.go",
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    paths: ["securityGroupId"],
    source: "ec2/vpc_security_group_ingress_rule.go",
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    paths: ["vpcId", "serviceName", "vpcEndpointType", "serviceRegion"],
    source: "ec2/vpc_endpoint.go",
  },
  "aws:ec2/flowLog:FlowLog": {
    paths: [
      "vpcId",
      "subnetId",
      "eniId",
      "trafficType",
      "logDestination",
      "logDestinationType",
      "iamRoleArn",
      "logFormat",
      "maxAggregationInterval",
    ],
    source: "ec2/vpc_flow_log.go",
  },
  "aws:ec2/launchTemplate:LaunchTemplate": { paths: ["name", "namePrefix"], source: "ec2/ec2_launch_template.go" },
  "aws:kms/key:Key": {
    paths: ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId"],
    source: "kms/key.go",
  },
  "aws:kms/alias:Alias": { paths: ["name", "namePrefix"], source: "kms/alias.go" },
  "aws:iam/role:Role": { paths: ["name", "namePrefix", "path"], source: "iam/role.go" },
  "aws:iam/policy:Policy": { paths: ["name", "namePrefix", "path", "description"], source: "iam/policy.go" },
  "aws:iam/rolePolicy:RolePolicy": { paths: ["name", "namePrefix", "role"], source: "iam/role_policy.go" },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    paths: ["role", "policyArn"],
    source: "iam/role_policy_attachment.go",
  },
  "aws:iam/instanceProfile:InstanceProfile": {
    paths: ["name", "namePrefix", "path"],
    source: "iam/instance_profile.go",
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": { paths: ["url"], source: "iam/openid_connect_provider.go" },
  "aws:eks/cluster:Cluster": {
    paths: [
      "name",
      "roleArn",
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      "bootstrapSelfManagedAddons",
      "kubernetesNetworkConfig.ipFamily",
      "kubernetesNetworkConfig.serviceIpv4Cidr",
      "outpostConfig",
    ],
    source: "eks/cluster.go",
  },
  "aws:eks/nodeGroup:NodeGroup": {
    paths: [
      "clusterName",
      "nodeGroupName",
      "nodeGroupNamePrefix",
      "nodeRoleArn",
      "subnetIds",
      "instanceTypes",
      "amiType",
      "capacityType",
      "diskSize",
      "remoteAccess",
      "launchTemplate.id",
      "launchTemplate.name",
    ],
    source: "eks/node_group.go",
  },
  "aws:eks/addon:Addon": { paths: ["clusterName", "addonName"], source: "eks/addon.go" },
  "aws:eks/accessEntry:AccessEntry": { paths: ["clusterName", "principalArn", "type"], source: "eks/access_entry.go" },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
    paths: ["clusterName", "principalArn", "policyArn", "accessScope"],
    source: "eks/access_policy_association.go",
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    paths: ["clusterName", "namespace", "serviceAccount"],
    source: "eks/pod_identity_association.go",
  },
  "aws:efs/fileSystem:FileSystem": {
    paths: ["creationToken", "encrypted", "kmsKeyId", "performanceMode", "availabilityZoneName"],
    source: "efs/file_system.go",
  },
  "aws:efs/mountTarget:MountTarget": {
    paths: ["fileSystemId", "subnetId", "ipAddress"],
    source: "efs/mount_target.go",
  },
  "aws:cloudwatch/logGroup:LogGroup": { paths: ["name", "namePrefix", "logGroupClass"], source: "logs/group.go" },
  "aws:cloudwatch/eventRule:EventRule": { paths: ["name", "namePrefix", "eventBusName"], source: "events/rule.go" },
  "aws:cloudwatch/eventTarget:EventTarget": {
    paths: ["rule", "targetId", "eventBusName"],
    source: "events/target.go",
  },
  "aws:sqs/queue:Queue": { paths: ["name", "namePrefix", "fifoQueue"], source: "sqs/queue.go" },
  "aws:sqs/queuePolicy:QueuePolicy": { paths: ["queueUrl"], source: "sqs/queue_policy.go" },
};
