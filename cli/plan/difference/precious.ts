import type { PlannedResource } from "../planned-resource";

/** What takes data or a whole platform with it when it goes. */
const precious = new Set([
  "aws:ec2/subnet:Subnet",
  "aws:ec2/vpc:Vpc",
  "aws:efs/fileSystem:FileSystem",
  "aws:eks/cluster:Cluster",
  "aws:eks/nodeGroup:NodeGroup",
  "aws:kms/key:Key",
  "azure-native:compute:DiskEncryptionSet",
  "azure-native:containerservice:AgentPool",
  "azure-native:containerservice:ManagedCluster",
  "azure-native:keyvault:Key",
  "azure-native:keyvault:Vault",
  "azure-native:network:Subnet",
  "azure-native:network:VirtualNetwork",
  "azure-native:operationalinsights:Workspace",
  "azure-native:resources:ResourceGroup",
  "gcp:compute/network:Network",
  "gcp:compute/subnetwork:Subnetwork",
  "gcp:container/cluster:Cluster",
  "gcp:container/nodePool:NodePool",
  "gcp:kms/cryptoKey:CryptoKey",
  "kubernetes:core/v1:PersistentVolume",
  "kubernetes:core/v1:PersistentVolumeClaim",
  // Another provider of Kubernetes is another cluster.
  "pulumi:providers:kubernetes",
]);

/** Whether a resource may be replaced or deleted only where the configuration says so. */
export function isPrecious({ type, inputs }: PlannedResource): boolean {
  if (type !== "kubernetes:apps/v1:StatefulSet") {
    return precious.has(type);
  }
  const claims: unknown = (inputs.spec as { volumeClaimTemplates?: unknown } | undefined)?.volumeClaimTemplates;
  return Array.isArray(claims) && claims.length > 0;
}

/** How the configuration names a resource: names alone are shared, by a cluster and its network for instance. */
export function preciousName({ type, name }: PlannedResource): string {
  return `${type}::${name}`;
}
