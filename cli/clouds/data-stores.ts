import { awsStoreReplacements } from "./aws";
import { gcpStoreReplacements } from "./gcp";
import { type Replacement, rows } from "./replacement";

/**
 * Resources that hold data and are not simulated, by the provider's package and the service. A program's actions on them are judged by the names of
 * the actions only. The kinds are those of Pulumi's providers: https://www.pulumi.com/registry/
 */
const stores: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  aws: {
    rds: ["Cluster", "GlobalCluster", "Instance", "ShardGroup"],
    docdb: ["Cluster", "ElasticCluster", "GlobalCluster"],
    neptune: ["Cluster", "GlobalCluster"],
    dynamodb: ["GlobalTable", "Table"],
    dsql: ["Cluster"],
    elasticache: ["Cluster", "GlobalReplicationGroup", "ReplicationGroup", "ServerlessCache"],
    memorydb: ["Cluster", "MultiRegionCluster"],
    opensearch: ["Domain", "ServerlessCollection"],
    elasticsearch: ["Domain"],
    redshift: ["Cluster"],
    redshiftserverless: ["Namespace"],
    keyspaces: ["Keyspace", "Table"],
    timestreamwrite: ["Database", "Table"],
    fsx: [
      "LustreFileSystem",
      "OntapFileSystem",
      "OntapVolume",
      "OpenZfsFileSystem",
      "OpenZfsVolume",
      "WindowsFileSystem",
    ],
    ebs: ["Volume"],
    s3: ["BucketV2"],
    msk: ["Cluster", "ServerlessCluster", "Topic"],
    mq: ["Broker"],
    kinesis: ["Stream"],
    ecr: ["Repository"],
    backup: ["LogicallyAirGappedVault", "Vault"],
    secretsmanager: ["Secret"],
    cognito: ["UserPool"],
    route53: ["Zone"],
  },
  gcp: {
    sql: ["Database", "DatabaseInstance"],
    spanner: ["Database", "Instance"],
    bigtable: ["Instance", "Table"],
    bigquery: ["Dataset", "Table"],
    firestore: ["Database"],
    alloydb: ["Cluster", "Instance"],
    redis: ["Cluster", "Instance"],
    memorystore: ["Instance"],
    filestore: ["Instance"],
    compute: ["Disk", "RegionDisk"],
    pubsub: ["Subscription", "Topic"],
    dns: ["ManagedZone"],
  },
  "azure-native": {
    dbforpostgresql: ["Cluster", "Database", "FlexibleServer", "Server"],
    dbformysql: ["Database", "FlexibleServer", "Server"],
    sql: ["Database", "ManagedDatabase", "ManagedInstance", "Server"],
    cosmosdb: ["DatabaseAccount", "MongoCluster", "SqlResourceSqlContainer", "SqlResourceSqlDatabase"],
    redis: ["Redis"],
    redisenterprise: ["Database", "RedisEnterprise"],
    compute: ["Disk"],
    netapp: ["CapacityPoolVolume", "Volume"],
    storage: ["FileShare", "Queue", "Table"],
    containerregistry: ["Registry"],
    eventhub: ["EventHub", "Namespace"],
    servicebus: ["Namespace", "Queue", "Topic"],
    recoveryservices: ["Vault"],
    dns: ["Zone"],
  },
};

/** Reports whether resources of a type hold data, for types that are not simulated. */
export function isDataStore(type: string): boolean {
  const [provider = "", module = "", kind = ""] = type.split(":");
  const [service = ""] = module.split("/");
  return stores[provider]?.[service]?.includes(kind) === true;
}

/**
 * Inputs that identify a store, by the clouds' own names. If one of them changes, it is usually another store. For Azure's stores, no
 * source was read.
 */
const identity = [
  "name",
  "identifier",
  "clusterIdentifier",
  "cacheClusterId",
  "clusterId",
  "replicationGroupId",
  "globalClusterIdentifier",
  "clusterName",
  "domainName",
  "repositoryName",
  "brokerName",
  "keyspaceName",
  "tableName",
  "databaseName",
  "datasetId",
  "tableId",
  "instanceId",
  "serverName",
  "accountName",
  "registryName",
  "namespaceName",
  "queueName",
  "topicName",
  "shareName",
  "diskName",
  "vaultName",
  "resourceGroupName",
  "bucket",
  "hashKey",
  "rangeKey",
  "engine",
  "storageEncrypted",
  "kmsKeyId",
  "snapshotIdentifier",
  "availabilityZone",
  "region",
  "location",
  "zone",
  "project",
];

const source = "an assumption: a change of this input replaces most kinds of store";
const assumed: readonly Replacement[] = rows(source, identity);

/** Returns the inputs that force the replacement of a store. On AWS and Google Cloud, the provider marks these inputs. On Azure, they are assumed. */
export function storeReplacements(type: string): readonly Replacement[] {
  const [provider, module = "", kind = ""] = type.split(":");
  const [service = ""] = module.split("/");
  const marked = { aws: awsStoreReplacements, gcp: gcpStoreReplacements }[provider ?? ""];
  return marked?.(service, kind) ?? assumed;
}
