import assert from "node:assert/strict";
import { stackCost } from "../../../cli/plan/cost";
import { awsIn, charges, claim, frankfurt, missing, nodeGroup, resource, storageClass } from "./stacks";

describe("the cost of a stack on AWS", () => {
  it("counts a pool at its minimum and its maximum, with its disks", () => {
    assert.deepEqual(charges([frankfurt, ...nodeGroup(3, 6)]), [
      /* 0.12075 dollars an hour, 730 hours; 54 GB at 0.0952 dollars. */
      "aws.eks.NodeGroup general: 3–6 × m7i.large 264.44 528.88",
      "aws.eks.NodeGroup general: 3–6 × 54 GB of gp3 15.42 30.84",
    ]);
    assert.deepEqual(charges([awsIn("us-east-1"), ...nodeGroup(2, 2, { instanceTypes: ["m7i.2xlarge"] })]), [
      "aws.eks.NodeGroup general: 2 × m7i.2xlarge 588.67 588.67",
      "aws.eks.NodeGroup general: 2 × 54 GB of gp3 8.64 8.64",
    ]);
  });

  it("never counts Spot, an unknown machine or another region as nothing", () => {
    const of = (region: string, more: Readonly<Record<string, unknown>>) => [awsIn(region), ...nodeGroup(3, 6, more)];
    assert.deepEqual(missing(of("eu-central-1", { capacityType: "SPOT" })), [
      "aws.eks.NodeGroup general: 3–6 × m7i.large (Spot): the price of Spot capacity follows the market",
    ]);
    assert.deepEqual(missing(of("eu-central-1", { instanceTypes: ["x9z.large"] })), [
      "aws.eks.NodeGroup general: 3–6 × x9z.large: no list price is known for this machine type and region",
    ]);
    assert.deepEqual(missing(of("sa-east-1", {})), [
      "aws.eks.NodeGroup general: 3–6 × m7i.large: no list price is known for this machine type and region",
    ]);
    assert.deepEqual(missing(of("il-central-1", {})), [
      "aws.eks.NodeGroup general: 3–6 × m7i.large: no list price is known for this machine type and region",
      "aws.eks.NodeGroup general: 3–6 × 54 GB of gp3: no list price is known for the region",
    ]);
  });

  it("counts endpoints in each zone, gateways, addresses, keys, logs and control planes", () => {
    const endpoint = (name: string, vpcEndpointType: string) =>
      resource("aws:ec2/vpcEndpoint:VpcEndpoint", name, { vpcEndpointType, subnetIds: ["a", "b", "c"] });
    const stack = [
      frankfurt,
      resource("aws:eks/cluster:Cluster", "prod", { upgradePolicy: { supportType: "STANDARD" } }),
      resource("aws:ec2/natGateway:NatGateway", "a"),
      resource("aws:ec2/eip:Eip", "a"),
      endpoint("ecr", "Interface"),
      endpoint("s3", "Gateway"),
      resource("aws:kms/key:Key", "prod"),
      resource("aws:cloudwatch/logGroup:LogGroup", "flows"),
      resource("aws:iam/role:Role", "node"),
    ];
    assert.deepEqual(charges(stack), [
      "aws.eks.Cluster prod: control plane 73.00 73.00",
      "aws.ec2.NatGateway a: NAT gateway 37.96 37.96",
      "aws.ec2.VpcEndpoint ecr: interface endpoint in 3 zones 26.28 26.28",
      "aws.cloudwatch.LogGroup flows: 10 GB of logs 6.30 6.30",
      "aws.ec2.Eip a: public IPv4 address 3.65 3.65",
      "aws.kms.Key prod: key 1.00 1.00",
    ]);
    assert.deepEqual(missing(stack), []);
  });

  it("counts what the cluster orders: volumes by their class, load balancers", () => {
    const balancer = resource("kubernetes:core/v1:Service", "web", {
      kind: "Service",
      metadata: { name: "web", namespace: "shop" },
      spec: { type: "LoadBalancer" },
    });
    const set = resource("kubernetes:apps/v1:StatefulSet", "db", {
      kind: "StatefulSet",
      metadata: { name: "db", namespace: "shop" },
      spec: { replicas: 3, volumeClaimTemplates: [{ spec: { resources: { requests: { storage: "1Gi" } } } }] },
    });
    const classes = [storageClass("fast", { type: "gp3" })];
    assert.deepEqual(charges([frankfurt, resource("aws:ec2/vpc:Vpc", "v"), ...classes, claim("fast"), set, balancer]), [
      "Service shop/web: load balancer, without capacity units 19.71 19.71",
      "PersistentVolumeClaim shop/data: 1 × 10 GB of gp3 0.95 0.95",
      "StatefulSet shop/db: 3 × 1 GB of gp3 0.29 0.29",
    ]);
    assert.deepEqual(missing([frankfurt, resource("aws:ec2/vpc:Vpc", "v"), claim("other")]), [
      "PersistentVolumeClaim shop/data: 1 × 10 GB of an unknown type: the plan does not contain the size or the storage class's type",
    ]);
  });

  it("counts what the cluster orders where the cluster is, also if the stack has a bucket elsewhere", () => {
    const cluster = resource("aws:eks/cluster:Cluster", "prod");
    const copy = resource("aws:s3/bucket:Bucket", "copy", { region: "eu-west-1" });
    const balancer = resource("kubernetes:core/v1:Service", "web", {
      kind: "Service",
      metadata: { name: "web", namespace: "shop" },
      spec: { type: "LoadBalancer" },
    });
    const counted = charges([frankfurt, cluster, copy, balancer]);
    assert.ok(counted.includes("Service shop/web: load balancer, without capacity units 19.71 19.71"), counted.join());
    assert.deepEqual(charges([frankfurt, resource("aws:ec2/vpc:Vpc", "v"), copy, balancer]), []);
  });

  it("says that a class orders performance beside the size, and has no price for disks in two zones", () => {
    const vpc = resource("aws:ec2/vpc:Vpc", "v");
    const fast = storageClass("fast", { type: "gp3", iops: "6000" });
    assert.deepEqual(charges([frankfurt, vpc, fast, claim("fast")]), [
      "PersistentVolumeClaim shop/data: 1 × 10 GB of gp3, without the extra performance of the storage class 0.95 0.95",
    ]);
    const network = resource("gcp:compute/subnetwork:Subnetwork", "s", { region: "europe-west3" });
    const regional = storageClass("ledger", { type: "pd-balanced", "replication-type": "regional-pd" });
    assert.deepEqual(missing([network, regional, claim("ledger")]), [
      "PersistentVolumeClaim shop/data: 1 × 10 GB of regional pd-balanced: no list price is known for the region",
    ]);
  });

  it("names types that nobody has looked at, and what costs only by use", () => {
    const cost = stackCost([
      frankfurt,
      resource("aws:rds/instance:Instance", "db"),
      resource("aws:s3/bucket:Bucket", "backups"),
    ]);
    assert.deepEqual(
      cost.unpriced.map(({ label, why }) => `${label}: ${why}`),
      ["aws.rds.Instance db: no list price is known for this type"],
    );
    assert.deepEqual(cost.byUse, ["aws.s3.Bucket backups"]);
  });

  it("says what an old version of EKS costs, unless EKS upgrades it", () => {
    assert.deepEqual(charges([frankfurt, resource("aws:eks/cluster:Cluster", "prod")]), [
      "aws.eks.Cluster prod: control plane, $438.00 in extended support 73.00 73.00",
    ]);
  });
});
