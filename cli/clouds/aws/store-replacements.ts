import type { Replacement } from "../replacement";
import { global, regional } from "./replaced-by";

/**
 * The inputs that force the replacement of stores that are not simulated, by service and kind of Pulumi's provider. The upstream provider's source
 * marks these inputs with `ForceNew` or `RequiresReplace`.
 */
const forced: Readonly<Record<string, readonly [file: string, inputs: string]>> = {
  "backup/LogicallyAirGappedVault": [
    "backup/logically_air_gapped_vault.go",
    "encryptionKeyArn maxRetentionDays minRetentionDays name",
  ],
  "backup/Vault": ["backup/vault.go", "kmsKeyArn name"],
  "cognito/UserPool": ["cognitoidp/user_pool.go", "aliasAttributes usernameAttributes"],
  "docdb/Cluster": [
    "docdb/cluster.go",
    "availabilityZones clusterIdentifier clusterIdentifierPrefix dbSubnetGroupName engine kmsKeyId masterUsername port restoreToPointInTime snapshotIdentifier storageEncrypted",
  ],
  "docdb/ElasticCluster": ["docdbelastic/cluster.go", "adminUserName authType kmsKeyId name"],
  "docdb/GlobalCluster": [
    "docdb/global_cluster.go",
    "databaseName engine globalClusterIdentifier sourceDbClusterIdentifier storageEncrypted",
  ],
  "dsql/Cluster": ["dsql/cluster.go", ""],
  "dynamodb/GlobalTable": ["dynamodb/global_table.go", "name"],
  "dynamodb/Table": [
    "dynamodb/table.go",
    "hashKey localSecondaryIndexes name rangeKey restoreDateTime restoreToLatestTime",
  ],
  "ebs/Volume": ["ec2/ebs_volume.go", "availabilityZone encrypted kmsKeyId multiAttachEnabled outpostArn snapshotId"],
  "ecr/Repository": ["ecr/repository.go", "encryptionConfigurations name"],
  "elasticache/Cluster": [
    "elasticache/cluster.go",
    "availabilityZone clusterId engine networkType outpostMode port preferredOutpostArn replicationGroupId snapshotArns snapshotName subnetGroupName transitEncryptionEnabled",
  ],
  "elasticache/GlobalReplicationGroup": [
    "elasticache/global_replication_group.go",
    "globalReplicationGroupIdSuffix primaryReplicationGroupId",
  ],
  "elasticache/ReplicationGroup": [
    "elasticache/replication_group.go",
    "atRestEncryptionEnabled dataTieringEnabled globalReplicationGroupId kmsKeyId networkType port replicationGroupId securityGroupNames snapshotArns snapshotName subnetGroupName",
  ],
  "elasticache/ServerlessCache": [
    "elasticache/serverless_cache.go",
    "engine kmsKeyId majorEngineVersion name snapshotArnsToRestores subnetIds",
  ],
  "elasticsearch/Domain": ["elasticsearch/domain.go", "domainName vpcOptions"],
  "fsx/LustreFileSystem": [
    "fsx/lustre_file_system.go",
    "backupId copyTagsToBackups deploymentType driveCacheType efaEnabled exportPath importPath importedFileChunkSize kmsKeyId securityGroupIds storageType subnetIds",
  ],
  "fsx/OntapFileSystem": [
    "fsx/ontap_file_system.go",
    "deploymentType endpointIpAddressRange kmsKeyId preferredSubnetId securityGroupIds storageType subnetIds",
  ],
  "fsx/OntapVolume": ["fsx/ontap_volume.go", "name ontapVolumeType storageVirtualMachineId volumeStyle volumeType"],
  "fsx/OpenZfsFileSystem": [
    "fsx/openzfs_file_system.go",
    "backupId deploymentType endpointIpAddressRange kmsKeyId preferredSubnetId securityGroupIds storageType subnetIds",
  ],
  "fsx/OpenZfsVolume": ["fsx/openzfs_volume.go", "copyTagsToSnapshots volumeType"],
  "fsx/WindowsFileSystem": [
    "fsx/windows_file_system.go",
    "activeDirectoryId backupId copyTagsToBackups deploymentType kmsKeyId preferredSubnetId securityGroupIds storageType subnetIds",
  ],
  "keyspaces/Keyspace": ["keyspaces/keyspace.go", "name replicationSpecification"],
  "keyspaces/Table": ["keyspaces/table.go", "comment keyspaceName tableName"],
  "kinesis/Stream": ["kinesis/stream.go", "name"],
  "memorydb/Cluster": [
    "memorydb/cluster.go",
    "autoMinorVersionUpgrade dataTiering multiRegionClusterName kmsKeyArn name namePrefix networkType port snapshotArns snapshotName subnetGroupName tlsEnabled",
  ],
  "memorydb/MultiRegionCluster": [
    "memorydb/multi_region_cluster.go",
    "multiRegionClusterNameSuffix nodeType tlsEnabled",
  ],
  "mq/Broker": [
    "mq/broker.go",
    "brokerName dataReplicationPrimaryBrokerArn deploymentMode encryptionOptions engineType ldapServerMetadata publiclyAccessible subnetIds",
  ],
  "msk/Cluster": ["kafka/cluster.go", "brokerNodeGroupInfo clusterName encryptionInfo"],
  "msk/ServerlessCluster": ["kafka/serverless_cluster.go", "clientAuthentication clusterName vpcConfigs"],
  "msk/Topic": ["kafka/topic.go", "clusterArn name replicationFactor"],
  "neptune/Cluster": [
    "neptune/cluster.go",
    "availabilityZones clusterIdentifier clusterIdentifierPrefix engine kmsKeyArn neptuneSubnetGroupName port snapshotIdentifier storageEncrypted",
  ],
  "neptune/GlobalCluster": [
    "neptune/global_cluster.go",
    "engine globalClusterIdentifier sourceDbClusterIdentifier storageEncrypted",
  ],
  "opensearch/Domain": ["opensearch/domain.go", "domainName vpcOptions"],
  "opensearch/ServerlessCollection": [
    "opensearchserverless/collection.go",
    "collectionGroupName name standbyReplicas type",
  ],
  "rds/Cluster": [
    "rds/cluster.go",
    "availabilityZones clusterIdentifier clusterIdentifierPrefix clusterScalabilityType databaseName dbSubnetGroupName dbSystemId engine engineMode kmsKeyId masterUsername restoreToPointInTime snapshotIdentifier sourceRegion storageEncrypted",
  ],
  "rds/GlobalCluster": [
    "rds/global_cluster.go",
    "databaseName engine globalClusterIdentifier sourceDbClusterIdentifier storageEncrypted",
  ],
  "rds/Instance": [
    "rds/instance.go",
    "availabilityZone backupTarget characterSetName customIamInstanceProfile dbName engine kmsKeyId ncharCharacterSetName restoreToPointInTime snapshotIdentifier storageEncrypted timezone username",
  ],
  "rds/ShardGroup": ["rds/shard_group.go", "dbClusterIdentifier dbShardGroupIdentifier publiclyAccessible"],
  "redshift/Cluster": [
    "redshift/cluster.go",
    "clusterIdentifier clusterSubnetGroupName masterUsername snapshotArn snapshotClusterIdentifier snapshotIdentifier",
  ],
  "redshiftserverless/Namespace": ["redshiftserverless/namespace.go", "dbName namespaceName"],
  "route53/Zone": ["route53/zone.go", "delegationSetId name"],
  "s3/BucketV2": ["s3/bucket.go", "bucket bucketNamespace bucketPrefix objectLockEnabled"],
  "secretsmanager/Secret": ["secretsmanager/secret.go", "name namePrefix"],
  "timestreamwrite/Database": ["timestreamwrite/database.go", "databaseName"],
  "timestreamwrite/Table": ["timestreamwrite/table.go", "databaseName schema tableName"],
};

/** Returns the inputs that force the replacement of a store; `undefined` if the type is none that is listed. */
export function awsStoreReplacements(service: string, kind: string): readonly Replacement[] | undefined {
  const [file, inputs] = forced[`${service}/${kind}`] ?? [];
  if (file === undefined || inputs === undefined) {
    return undefined;
  }
  const of = service === "route53" ? global : regional;
  return of(
    file,
    inputs.split(" ").filter((input) => input !== ""),
  );
}
