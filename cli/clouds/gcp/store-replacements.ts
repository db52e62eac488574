import type { Replacement } from "../replacement";
import { forceNew } from "./replaced-by";

/**
 * The inputs that force the replacement of stores that are not simulated, by service and kind of Pulumi's provider. The upstream provider's source
 * marks these inputs with `ForceNew`.
 */
const forced: Readonly<Record<string, readonly [file: string, inputs: string]>> = {
  "alloydb/Cluster": [
    "alloydb_cluster",
    "clusterId encryptionConfig.kmsKeyName location project restoreBackupSource restoreContinuousBackupSource",
  ],
  "alloydb/Instance": ["alloydb_instance", "cluster instanceId instanceType networkConfig.allocatedIpRangeOverride"],
  "bigquery/Dataset": ["bigquery_dataset", "datasetId externalDatasetReference location project"],
  "bigquery/Table": [
    "bigquery_table",
    "biglakeConfiguration datasetId encryptionConfiguration externalDataConfiguration.schema materializedView.allowNonIncrementalDefinition materializedView.query project rangePartitioning.field schemaForeignTypeInfo tableId tableReplicationInfo timePartitioning.field",
  ],
  "bigtable/Instance": ["bigtable_instance", "name project"],
  "bigtable/Table": ["bigtable_table", "instanceName name project splitKeys"],
  "compute/Disk": [
    "compute_disk",
    "architecture asyncPrimaryDisk description diskEncryptionKey enableConfidentialCompute guestOsFeatures image interface licenses multiWriter name params physicalBlockSizeBytes project resourcePolicies snapshot sourceDisk sourceImageEncryptionKey sourceInstantSnapshot sourceSnapshotEncryptionKey sourceStorageObject storagePool type zone",
  ],
  "compute/RegionDisk": [
    "compute_region_disk",
    "asyncPrimaryDisk description diskEncryptionKey guestOsFeatures image interface licenses name physicalBlockSizeBytes project region replicaZones snapshot sourceDisk sourceImageEncryptionKey sourceSnapshotEncryptionKey type",
  ],
  "dns/ManagedZone": ["dns_managed_zone", "dnsName name project reverseLookup serviceDirectoryConfig visibility"],
  "filestore/Instance": [
    "filestore_instance",
    "fileShares.name fileShares.sourceBackup initialReplication kmsKeyName location name networks project protocol tier zone",
  ],
  "firestore/Database": [
    "firestore_database",
    "cmekConfig databaseEdition firestoreDataAccessMode locationId mongodbCompatibleDataAccessMode name project realtimeUpdatesMode",
  ],
  "memorystore/Instance": [
    "memorystore_instance",
    "authorizationMode desiredAutoCreatedEndpoints desiredPscAutoConnections gcsSource instanceId kmsKey location managedBackupSource mode project transitEncryptionMode zoneDistributionConfig",
  ],
  "pubsub/Subscription": ["pubsub_subscription", "enableMessageOrdering filter name project topic"],
  "pubsub/Topic": ["pubsub_topic", "name project"],
  "redis/Cluster": [
    "redis_cluster",
    "authorizationMode gcsSource managedBackupSource name project region transitEncryptionMode zoneDistributionConfig",
  ],
  "redis/Instance": [
    "redis_instance",
    "alternativeLocationId authorizedNetwork connectMode customerManagedKey locationId name project region reservedIpRange tier transitEncryptionMode",
  ],
  "spanner/Database": ["spanner_database", "databaseDialect encryptionConfig instance name project"],
  "spanner/Instance": ["spanner_instance", "config name project"],
  "sql/Database": ["sql_database", "instance name project"],
};

/** Returns the inputs that force the replacement of a store; `undefined` if the type is none that is listed. */
export function gcpStoreReplacements(service: string, kind: string): readonly Replacement[] | undefined {
  const [file, inputs] = forced[`${service}/${kind}`] ?? [];
  return file === undefined || inputs === undefined
    ? undefined
    : forceNew(`${service}/resource_${file}.go`, inputs.split(" "));
}
