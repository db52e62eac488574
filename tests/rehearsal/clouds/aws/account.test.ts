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
    const account = new SimulatedAccount(awsLedger, new CloudHoldingsList());
    account.put(entry("aws:ec2/vpc:Vpc", "vpc-1"));
    assert.deepEqual(account.remaining, ["Vpc vpc-1"]);
    account.remove("aws:ec2/vpc:Vpc", "vpc-1");
    assert.deepEqual(account.remaining, []);
    assert.deepEqual([...account.view("1", "eu-central-1").deleted], ["aws:ec2/vpc:Vpc vpc-1"]);
  });

  it("keeps a deleted key for its deletion window", () => {
    const account = new SimulatedAccount(awsLedger, new CloudHoldingsList());
    account.put(entry("aws:kms/key:Key", "k", { deletionWindowInDays: 7 }));
    account.remove("aws:kms/key:Key", "k");
    assert.deepEqual([account.remaining, account.retained], [[], ["Key k for 7 days"]]);
  });

  it("places load balancers in the subnets that are tagged for them, and keeps them when their cluster is deleted", () => {
    const holdings = new CloudHoldingsList();
    const account = new SimulatedAccount(awsLedger, holdings);
    const tags = { "kubernetes.io/role/elb": "1" };
    account.put(entry("aws:ec2/subnet:Subnet", "subnet-1", { vpcId: "vpc-1" }));
    account.put(entry("aws:ec2/subnet:Subnet", "subnet-2", { vpcId: "vpc-1", tags }));
    account.put(entry("aws:eks/cluster:Cluster", "prod", { vpcConfig: { subnetIds: ["subnet-1"] } }));
    holdings.acquired("Service", "shop", "web", "abc.test");
    const balanced = [{ owner: "Service shop/web", networkId: "vpc-1", subnetIds: ["subnet-2"] }];
    assert.deepEqual(account.view("1", "eu-central-1").loadBalancers, balanced);
    account.abandonHoldings();
    holdings.released("Service", "shop", "web");
    assert.deepEqual(account.view("1", "eu-central-1").loadBalancers, balanced);
    assert.ok(holdings.remaining.includes("abc.test of Service shop/web"));
  });

  it("removes add-ons and associations with their cluster", () => {
    const account = new SimulatedAccount(awsLedger, new CloudHoldingsList());
    account.put(entry("aws:eks/addon:Addon", "prod:coredns", { clusterName: "prod" }));
    account.put(entry("aws:eks/addon:Addon", "dev:coredns", { clusterName: "dev" }));
    account.removeOfCluster("prod");
    assert.deepEqual(account.remaining, ["Addon dev:coredns"]);
  });

  it("counts the resources created under one name", () => {
    const account = new SimulatedAccount(awsLedger, new CloudHoldingsList());
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
