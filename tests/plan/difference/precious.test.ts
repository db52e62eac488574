import assert from "node:assert/strict";
import { clouds } from "../../../cli/clouds";
import { isPrecious } from "../../../cli/plan/difference/precious";
import { planned } from "./planned";

/**
 * What is lost with each: a platform, volumes and files, logs, backups, the keys without which data cannot be read, or the network of
 * all of these. Written by hand: a type may not leave this list unnoticed.
 */
const precious = [
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  "aws:ec2/subnet:Subnet",
  "aws:ec2/vpc:Vpc",
  "aws:efs/fileSystem:FileSystem",
  "aws:eks/cluster:Cluster",
  "aws:eks/nodeGroup:NodeGroup",
  "aws:kms/key:Key",
  "aws:s3/bucket:Bucket",
  "azure-native:compute:DiskEncryptionSet",
  "azure-native:containerservice:AgentPool",
  "azure-native:containerservice:ManagedCluster",
  "azure-native:keyvault:Key",
  "azure-native:keyvault:Vault",
  "azure-native:network:Subnet",
  "azure-native:network:VirtualNetwork",
  "azure-native:network:VirtualNetworkPeering",
  "azure-native:operationalinsights:Workspace",
  "azure-native:resources:ResourceGroup",
  "azure-native:storage:BlobContainer",
  "azure-native:storage:StorageAccount",
  "gcp:compute/network:Network",
  "gcp:compute/subnetwork:Subnetwork",
  "gcp:container/cluster:Cluster",
  "gcp:container/nodePool:NodePool",
  "gcp:kms/cryptoKey:CryptoKey",
  "gcp:storage/bucket:Bucket",
];

describe("precious resources", () => {
  for (const type of precious) {
    it(`are those of the type ${type}`, () => assert.ok(isPrecious(planned(type, "one"))));
  }

  it("are of no other type of a cloud", () => {
    const marked = clouds.flatMap(({ types }) => Object.values(types).filter((type) => type.precious === true));
    assert.deepEqual(marked.map(({ token }) => token).toSorted(), precious.toSorted());
  });

  for (const type of [
    "apiextensions.k8s.io/v1:CustomResourceDefinition",
    "core/v1:Namespace",
    "core/v1:PersistentVolume",
    "core/v1:PersistentVolumeClaim",
  ]) {
    it(`are those of the type ${type}`, () => assert.ok(isPrecious(planned(`kubernetes:${type}`, "one"))));
  }

  it("are providers of Kubernetes, because a new one means a new cluster", () =>
    assert.ok(isPrecious(planned("pulumi:providers:kubernetes", "one"))));

  it("are StatefulSets with claims, and no others", () => {
    const type = "kubernetes:apps/v1:StatefulSet";
    const spec = { volumeClaimTemplates: [{ metadata: { name: "data" } }] };
    assert.ok(isPrecious(planned(type, "db", { inputs: { spec } })));
    assert.ok(!isPrecious(planned(type, "cache", { inputs: { spec: { volumeClaimTemplates: [] } } })));
  });
});
