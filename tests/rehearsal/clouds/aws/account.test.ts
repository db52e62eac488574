import assert from "node:assert/strict";
import { SimulatedAccount } from "../../../../cli/rehearsal/clouds/account";
import { awsLedger } from "../../../../cli/rehearsal/clouds/aws/ledger";
import { CloudHoldingsList } from "../../../../cli/rehearsal/controllers/cloud-holdings";

const entry = (type: string, id: string, state: object = {}) => ({
  type,
  id,
  name: id,
  state: { ...state },
  createdAt: 0,
  seed: id,
});

describe("the ledger of a simulated account", () => {
  it("lists what exists, and remembers what is deleted", () => {
    const account = new SimulatedAccount(awsLedger, () => new CloudHoldingsList());
    account.put(entry("aws:ec2/vpc:Vpc", "vpc-1"));
    assert.deepEqual(account.remaining, ["Vpc vpc-1"]);
    account.remove("aws:ec2/vpc:Vpc", "vpc-1");
    assert.deepEqual(account.remaining, []);
    assert.deepEqual([...account.view("1", "eu-central-1").deleted], ["aws:ec2/vpc:Vpc vpc-1"]);
  });

  it("keeps a deleted key for its deletion window", () => {
    const account = new SimulatedAccount(awsLedger, () => new CloudHoldingsList());
    account.put(entry("aws:kms/key:Key", "k", { deletionWindowInDays: 7 }));
    account.remove("aws:kms/key:Key", "k");
    assert.deepEqual([account.remaining, account.retained], [[], ["Key k for 7 days"]]);
  });

  it("makes the log group of a control plane again, which never expires, once its cluster is gone", () => {
    const account = new SimulatedAccount(awsLedger, () => new CloudHoldingsList());
    const group = "aws:cloudwatch/logGroup:LogGroup";
    const kept = { retentionInDays: 30, kmsKeyId: "key" };
    account.put(entry("aws:eks/cluster:Cluster", "prod"));
    account.put(entry(group, "/aws/eks/prod/cluster", kept));
    account.put(entry(group, "/aws/eks/other/cluster", kept));
    account.remove("aws:eks/cluster:Cluster", "prod");
    account.remove(group, "/aws/eks/prod/cluster");
    account.remove(group, "/aws/eks/other/cluster");
    assert.deepEqual(account.remaining, ["LogGroup /aws/eks/prod/cluster"]);
    const { retentionInDays, kmsKeyId } = account.find(group, "/aws/eks/prod/cluster")?.state ?? {};
    assert.deepEqual([retentionInDays, kmsKeyId], [0, undefined]);
  });

  it("keeps a log group whose provider does not delete it, until the program has it again", () => {
    const account = new SimulatedAccount(awsLedger, () => new CloudHoldingsList());
    const type = "aws:cloudwatch/logGroup:LogGroup";
    const group = entry(type, "/aws/eks/prod/cluster", { retentionInDays: 30, skipDestroy: true });
    account.put(group);
    account.remove(type, group.id);
    assert.deepEqual(account.remaining, []);
    assert.deepEqual(account.retained, ["LogGroup /aws/eks/prod/cluster (its logs expire after 30 days)"]);
    assert.ok(account.view("1", "eu-central-1").resources.includes(group));
    account.put(group);
    assert.deepEqual(account.remaining, ["LogGroup /aws/eks/prod/cluster"]);
  });

  it("places load balancers in the subnets that are tagged for them, and keeps them when their cluster is deleted", () => {
    const holdings = new CloudHoldingsList();
    const account = new SimulatedAccount(awsLedger, () => holdings);
    const tags = { "kubernetes.io/role/elb": "1" };
    account.put(entry("aws:ec2/subnet:Subnet", "subnet-1", { vpcId: "vpc-1" }));
    account.put(entry("aws:ec2/subnet:Subnet", "subnet-2", { vpcId: "vpc-1", tags }));
    account.put(entry("aws:eks/cluster:Cluster", "prod", { vpcConfig: { subnetIds: ["subnet-1"] } }));
    holdings.acquired("Service", "shop", "web", "abc.test");
    const balanced = [{ owner: "Service shop/web", networkId: "vpc-1", subnetIds: ["subnet-2"] }];
    assert.deepEqual(account.view("1", "eu-central-1").loadBalancers, balanced);
    account.abandonHoldings("prod");
    holdings.released("Service", "shop", "web");
    assert.deepEqual(account.view("1", "eu-central-1").loadBalancers, balanced);
    assert.ok(holdings.remaining.includes("abc.test of Service shop/web"));
  });

  it("removes add-ons and associations with their cluster", () => {
    const account = new SimulatedAccount(awsLedger, () => new CloudHoldingsList());
    account.put(entry("aws:eks/addon:Addon", "prod:coredns", { clusterName: "prod" }));
    account.put(entry("aws:eks/addon:Addon", "dev:coredns", { clusterName: "dev" }));
    account.removeOfCluster("prod");
    assert.deepEqual(account.remaining, ["Addon dev:coredns"]);
  });

  it("counts the resources created under one name", () => {
    const account = new SimulatedAccount(awsLedger, () => new CloudHoldingsList());
    assert.deepEqual(
      [account.seedFor("urn"), account.seedFor("urn"), account.seedFor("other")],
      ["urn 1", "urn 2", "other 1"],
    );
  });

  it("does not count a disk as left behind if its class retains it", () => {
    const holdings = new CloudHoldingsList();
    holdings.acquired("PersistentVolume", "", "pvc-1", "vol-1", { retained: true });
    holdings.acquired("PersistentVolume", "", "pvc-2", "vol-2");
    assert.deepEqual(holdings.remaining, ["vol-2 of PersistentVolume pvc-2"]);
    assert.deepEqual(holdings.retained, ["vol-1 of PersistentVolume pvc-1"]);
  });
});
