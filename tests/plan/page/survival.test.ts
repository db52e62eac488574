import assert from "node:assert/strict";
import { backupPlaces } from "../../../cli/plan/page/backups";
import { survivalLines } from "../../../cli/plan/page/survival";
import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";
import { deployment, object } from "../objects";

const lines = (...made: readonly RegisteredResource[]) => {
  const byUrn = new Map(made.map((each) => [each.urn, each]));
  return survivalLines(made, byUrn, backupPlaces(made, byUrn));
};
const pool = (...zones: string[]) =>
  registered("pool", { type: "gcp:container/nodePool:NodePool", inputs: { nodeLocations: zones } });
const storageClass = (name: string, provisioner: string, parameters: object = {}) =>
  object("storage.k8s.io/v1", "StorageClass", name, { provisioner, parameters });

describe("the loss of a zone on a plan's page", () => {
  it("stops all if the nodes are in one zone", () => {
    assert.deepEqual(lines(pool("a")), ["Loss of a zone · all nodes are in zone a: nothing runs until it is back"]);
  });

  it("stops single pods and those with a volume in the zone", () => {
    const made = [deployment("shop/web", { replicas: 2 }), deployment("shop/cart", { replicas: 1 })];
    assert.deepEqual(lines(pool("b", "a"), ...made, storageClass("gp3", "ebs.csi.aws.com")), [
      "Loss of a zone · nodes are in zones a, b · 1 of 2 Deployments and StatefulSets have several pods · with a single pod, down until it starts in another zone: shop/cart · a volume of class gp3 is in one zone: its pod waits until the zone is back",
    ]);
  });

  const classes: [string, object, boolean][] = [
    ["pd.csi.storage.gke.io", { "replication-type": "regional-pd" }, false],
    ["pd.csi.storage.gke.io", { type: "pd-ssd" }, true],
    ["disk.csi.azure.com", { skuName: "Premium_ZRS" }, false],
    ["disk.csi.azure.com", { skuName: "PremiumV2_LRS" }, true],
    ["efs.csi.aws.com", {}, false],
  ];
  for (const [provisioner, parameters, isZonal] of classes) {
    it(`${isZonal ? "holds up" : "does not hold up"} volumes of ${provisioner} with ${JSON.stringify(parameters)}`, () => {
      const [line = ""] = lines(pool("a", "b"), storageClass("disks", provisioner, parameters));
      assert.equal(line.includes("a volume of class disks is in one zone"), isZonal);
    });
  }

  it("knows the zones of AWS by the subnets of the pools", () => {
    const subnet = registered("s", { type: "aws:ec2/subnet:Subnet", inputs: { availabilityZone: "eu-west-1a" } });
    const group = registered("g", { type: "aws:eks/nodeGroup:NodeGroup", propertyDependencies: { subnetIds: ["s"] } });
    assert.match(lines(subnet, group)[0] ?? "", /all nodes are in zone eu-west-1a/);
  });
});

describe("the loss of the region on a plan's page", () => {
  const bucket = (name: string, region: string) =>
    registered(name, { type: "aws:s3/bucket:Bucket", inputs: { region } });
  const velero = (store: string) =>
    registered("velero", {
      type: "kubernetes:helm.sh/v3:Release",
      inputs: { chart: "velero", values: { schedules: { daily: { schedule: "0 1 * * *" } } } },
      propertyDependencies: { values: [store] },
    });
  const copyTo = (name: string) =>
    registered("r", {
      type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
      propertyDependencies: { bucket: ["backups"], rules: [name] },
    });
  const volumes = "the data of volumes and their snapshots, which have no copy elsewhere";
  const lost = `Loss of the region · lost: ${volumes}; the backups in backups, unless the cloud keeps a copy elsewhere`;

  it("loses backups without a copy in another region", () => {
    assert.deepEqual(lines(velero("backups"), bucket("backups", "eu-west-1")), [lost]);
    const near = bucket("near", "eu-west-1");
    assert.deepEqual(lines(velero("backups"), bucket("backups", "eu-west-1"), near, copyTo("near")), [lost]);
  });

  it("keeps what a copy in another region holds", () => {
    const far = bucket("far", "eu-north-1");
    assert.deepEqual(lines(velero("backups"), bucket("backups", "eu-west-1"), far, copyTo("far")), [
      `Loss of the region · stays: Kubernetes objects, in the copy far in eu-north-1 · lost: ${volumes}`,
    ]);
  });

  it("keeps what a store of several regions holds", () => {
    const container = registered("backups", {
      type: "azure-native:storage:BlobContainer",
      propertyDependencies: { accountName: ["account"] },
    });
    const account = (name: string) =>
      registered("account", { type: "azure-native:storage:StorageAccount", inputs: { sku: { name } } });
    assert.match(lines(velero("backups"), container, account("Standard_GZRS"))[0] ?? "", /stays: .*paired region/);
    assert.match(
      lines(velero("backups"), container, account("Standard_ZRS"))[0] ?? "",
      /; the backups in backups, unless/,
    );
  });

  it("is no subject of a program without clusters and backups", () => assert.deepEqual(lines(), []));
});
