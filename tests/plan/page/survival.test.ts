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

  const zones = pool("b", "a");
  const start = "Loss of a zone · nodes are in zones a, b · ";
  const gp3 = storageClass("gp3", "ebs.csi.aws.com");
  const claiming = (name: string, replicas: number, storageClassName = "gp3") =>
    object("apps/v1", "StatefulSet", name, {
      spec: { replicas, template: {}, volumeClaimTemplates: [{ spec: { storageClassName } }] },
    });

  it("stops single pods until they start elsewhere, unless their volume is in the zone", () => {
    const made = [
      deployment("shop/web", { replicas: 1 }),
      claiming("shop/cart", 1),
      claiming("shop/queue", 1, "other"),
    ];
    assert.deepEqual(lines(zones, ...made, gp3), [
      "Loss of a zone · nodes are in zones a, b",
      "One pod at the minimum: down until it starts in another zone · shop/web",
      "One pod with a volume in one zone: down until that zone is back · shop/cart",
      "One pod with a volume: down until the volume is back · shop/queue",
    ]);
  });

  it("leaves a workload with a volume for each pod fewer pods", () => {
    assert.match(
      lines(zones, claiming("shop/broker", 3), gp3)[1] ?? "",
      /Several pods, each with a volume in its zone: fewer pods until the zone is back · shop\/broker$/,
    );
  });

  it("knows the class of a claim that a pod mounts, and the default class", () => {
    const made = deployment(
      "shop/db",
      { replicas: 1 },
      { volumes: [{ persistentVolumeClaim: { claimName: "data" } }] },
    );
    const annotations = { "storageclass.kubernetes.io/is-default-class": "true" };
    const standard = object("storage.k8s.io/v1", "StorageClass", "standard", {
      provisioner: "ebs.csi.aws.com",
      metadata: { annotations },
    });
    const claim = object("v1", "PersistentVolumeClaim", "shop/data", { spec: {} });
    assert.match(lines(zones, made, claim, standard)[1] ?? "", /until that zone is back · shop\/db$/);
    assert.match(lines(zones, made, claim)[1] ?? "", /down until the volume is back · shop\/db$/);
  });

  const topologyKey = "topology.kubernetes.io/zone";
  const spreads: [string, object, string][] = [
    ["no constraint", {}, "their pods may all run in one zone"],
    [
      "a hard constraint",
      { topologySpreadConstraints: [{ topologyKey, whenUnsatisfiable: "DoNotSchedule" }] },
      "their pods must run in several zones",
    ],
    [
      "a soft constraint",
      { topologySpreadConstraints: [{ topologyKey, whenUnsatisfiable: "ScheduleAnyway" }] },
      "their pods run in several zones if there is room",
    ],
    [
      "a constraint that lets two pods share a zone",
      { topologySpreadConstraints: [{ topologyKey, maxSkew: 2 }] },
      "their pods run in several zones if there is room",
    ],
    [
      "a constraint by node",
      { topologySpreadConstraints: [{ topologyKey: "kubernetes.io/hostname" }] },
      "their pods may all run in one zone",
    ],
    [
      "anti-affinity",
      { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey }] } } },
      "their pods must run in several zones",
    ],
  ];
  for (const [title, pod, said] of spreads) {
    it(`says whether several pods are in several zones: ${title}`, () =>
      assert.deepEqual(lines(zones, deployment("shop/web", { replicas: 2 }, pod)), [
        `${start}1 of 1 Deployments and StatefulSets run several pods: ${said}`,
      ]));
  }

  const classes: [string, object, boolean][] = [
    ["pd.csi.storage.gke.io", { "replication-type": "regional-pd" }, false],
    ["pd.csi.storage.gke.io", { type: "pd-ssd" }, true],
    ["disk.csi.azure.com", { skuName: "Premium_ZRS" }, false],
    ["disk.csi.azure.com", { skuName: "PremiumV2_LRS" }, true],
    ["efs.csi.aws.com", {}, false],
  ];
  for (const [provisioner, parameters, isZonal] of classes) {
    it(`${isZonal ? "holds up" : "does not hold up"} volumes of ${provisioner} with ${JSON.stringify(parameters)}`, () => {
      const line = lines(zones, claiming("shop/db", 1, "disks"), storageClass("disks", provisioner, parameters)).join(
        "\n",
      );
      assert.equal(line.includes("with a volume in one zone"), isZonal);
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
