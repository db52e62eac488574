/**
 * Types without a charge of their own, by package and module. They may cause costs in another resource: a route leads through a billed
 * gateway, an add-on runs on billed nodes.
 */
const free =
  /^(?:kubernetes|pulumi|random|tls|command|time|null|std|docker-build):|^aws:(?:iam|vpc|cloudwatch\/event(?:Rule|Target))\b|^aws:ec2\/(?:vpc|vpcIpv4CidrBlockAssociation|subnet|route|routeTable|routeTableAssociation|internetGateway|securityGroup|securityGroupRule|defaultSecurityGroup|launchTemplate|flowLog|vpcDhcpOptions\w*):|^aws:eks\/(?:accessEntry|accessPolicyAssociation|addon|identityProviderConfig|podIdentityAssociation):|^aws:autoscaling\/schedule:|^aws:(?:kms\/alias|sqs\/queuePolicy|s3\/bucket\w+):|^gcp:(?:projects|serviceaccount)\/|^gcp:.*I(?:AM|am)(?:Member|Binding)$|^gcp:compute\/(?:network|router|firewall|route):|^gcp:(?:kms\/keyRing|logging\/project(?:Exclusion|Sink)):|^azure-native:(?:authorization|managedidentity|resources):|^azure-native:network:(?:VirtualNetwork|Subnet|NetworkSecurityGroup|RouteTable)$|^azure-native:containerservice:MaintenanceConfiguration$|^azure-native:monitor:(?:DataCollectionRule|DataCollectionRuleAssociation|DiagnosticSetting)$|^azure-native:compute:DiskEncryptionSet$|^azure-native:storage:(?:BlobContainer|BlobServiceProperties|ManagementPolicy)$/;

/** Types that cost only by use: requests, storage or traffic. */
const byUse =
  /^aws:(?:s3\/bucket|s3\/bucketV2|sqs\/queue|efs\/fileSystem|route53\/zone|ecr\/repository):|^gcp:(?:storage\/bucket|artifactregistry\/repository|dns\/managedZone|secretmanager\/secret):|^azure-native:(?:keyvault:(?:Vault|Key)|storage:StorageAccount|privatedns:(?:PrivateZone|VirtualNetworkLink)|network:VirtualNetworkPeering)$/;

/** Reports whether a type has no charge of its own. */
export function isFree(type: string): boolean {
  return free.test(type);
}

/** Reports whether a type costs only by use. */
export function isByUse(type: string): boolean {
  return byUse.test(type);
}
