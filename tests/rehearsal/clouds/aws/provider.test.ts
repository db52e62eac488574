import assert from "node:assert/strict";
import { awsProvider } from "../../../../cli/clouds";
import type { Behaviour, Subject } from "../../../../cli/rehearsal/clouds/acceptance";
import { SimulatedAccount } from "../../../../cli/rehearsal/clouds/account";
import { AwsEffects } from "../../../../cli/rehearsal/clouds/aws/effects";
import { awsLedger } from "../../../../cli/rehearsal/clouds/aws/ledger";
import { awsSettings } from "../../../../cli/rehearsal/clouds/aws/settings";
import { ProviderInstances } from "../../../../cli/rehearsal/clouds/instances";
import { NotStableError, Operations } from "../../../../cli/rehearsal/clouds/operations";
import type { CloudCluster } from "../../../../cli/rehearsal/clouds/simulated-cluster";
import { CloudHoldingsList } from "../../../../cli/rehearsal/controllers/cloud-holdings";
import type { Fields } from "../../../../cli/values";

const roleType = "aws:iam/role:Role";
const subnetType = "aws:ec2/subnet:Subnet";
const vpcType = "aws:ec2/vpc:Vpc";
const groupType = "aws:eks/nodeGroup:NodeGroup";
const never = new AbortController().signal;
const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });

function subject(token: string, name: string): Subject {
  const type = awsProvider.types[token];
  assert.ok(type);
  const place = { accountId: "111122223333", region: "eu-central-1" };
  return { urn: `urn:${token}::${name}`, token, type, name, place, signal: never };
}

function simulated(behaviour: Partial<Behaviour> = {}, problem?: string) {
  const holdings = new CloudHoldingsList();
  const account = new SimulatedAccount(awsLedger, () => holdings);
  const log: string[] = [];
  const cluster: CloudCluster = {
    addNodes: async (nodes) => {
      log.push(...nodes.map(({ name }) => `+ ${name}`));
      return problem;
    },
    removeNodes: async (names) => void log.push(...names.map((name) => `- ${name}`)),
    install: async (objects) => void log.push(...objects.map(({ object }) => `+ ${object.metadata.name}`)),
    remove: async (objects) => void log.push(...objects.map(({ object }) => `- ${object.metadata.name}`)),
    changePods: async () => undefined,
    isLast: () => true,
    wipe: async () => void log.push("wiped"),
  };
  const operations = new Operations(
    { provider: awsProvider, account, effects: new AwsEffects(account, () => cluster) },
    { latency: () => 0, patienceMilliseconds: 1000, ...behaviour },
  );
  const make = (token: string, name: string, inputs: Fields) => operations.create(subject(token, name), inputs);
  return { account, holdings, log, make, operations };
}

const range = { cidrBlock: "10.20.0.0/16" };
const policyOf = (arn: unknown) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS: arn } }] });

describe("the simulated AWS provider", () => {
  it("retries while a new role is not known everywhere", async () => {
    const { make } = simulated();
    const role = await make(roleType, "plane", { name: "plane", assumeRolePolicy: trust });
    const started = Date.now();
    await make("aws:kms/key:Key", "key", { policy: policyOf(role.state.arn) });
    assert.ok(Date.now() - started >= 200, "it took a while");
  });

  it("gives up after a while, in the words of AWS", async () => {
    const { make } = simulated({ patienceMilliseconds: 0 });
    const policy = policyOf("arn:aws:iam::111122223333:role/missing");
    await assert.rejects(
      make("aws:kms/key:Key", "key", { policy }),
      /^Error: creating KMS Key \(key\): operation error KMS: CreateKey, https response error StatusCode: 400, RequestID: [0-9a-f-]{36}, MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals\.$/,
    );
  });

  it("waits with a deletion until nothing depends on the resource", async () => {
    const { make, operations, holdings } = simulated();
    const vpc = await make(vpcType, "net", range);
    const subnet = await make(subnetType, "net", {
      vpcId: vpc.id,
      cidrBlock: "10.20.0.0/20",
      availabilityZone: "eu-central-1a",
    });
    const later = setTimeout(() => void operations.delete(subject(subnetType, "net"), subnet.id), 150);
    await operations.delete(subject(vpcType, "net"), vpc.id);
    clearTimeout(later);
    assert.equal(operations.find(subnetType, subnet.id), undefined);
    assert.deepEqual(holdings.remaining, []);
  });

  it("fails a chosen call with a chosen error", async () => {
    const fault: Behaviour["fault"] = ({ type }, earlier) =>
      type === vpcType && earlier === 1
        ? { code: "VpcLimitExceeded", message: "The maximum number of VPCs has been reached." }
        : undefined;
    const { make, account } = simulated({ fault });
    await make(vpcType, "first", range);
    await assert.rejects(
      make(vpcType, "second", range),
      /creating EC2 VPC \(second\): .* api error VpcLimitExceeded: The maximum number of VPCs has been reached\.$/,
    );
    await make(vpcType, "third", range);
    assert.equal(account.remaining.length, 2);
  });

  it("creates as many nodes as a group wants, and removes them", async () => {
    const { log, make, operations, account } = simulated();
    const vpc = await make(vpcType, "net", range);
    const subnet = await make(subnetType, "net", {
      vpcId: vpc.id,
      cidrBlock: "10.20.0.0/20",
      availabilityZone: "eu-central-1a",
    });
    const inputs = (desiredSize: number) => ({
      clusterName: "prod",
      nodeGroupName: "general",
      subnetIds: [subnet.id],
      scalingConfig: { minSize: 1, maxSize: 3, desiredSize },
    });
    const group = await make(groupType, "general", inputs(2));
    await operations.update(subject(groupType, "general"), group.id, inputs(1));
    await assert.rejects(operations.delete(subject(subnetType, "net"), subnet.id), /DependencyViolation/);
    await operations.delete(subject(groupType, "general"), group.id);
    const [first, second] = ["ip-10-20-0-4", "ip-10-20-0-5"].map((host) => `${host}.eu-central-1.compute.internal`);
    assert.deepEqual(log, [`+ ${first}`, `+ ${second}`, `- ${second}`, `- ${first}`]);
    assert.deepEqual(account.nodes, []);
  });

  it("keeps a resource that did not become stable, and says why", async () => {
    const { make, account } = simulated({}, "no network plugin");
    const inputs = {
      clusterName: "prod",
      nodeGroupName: "general",
      subnetIds: [],
      scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 },
    };
    await assert.rejects(make(groupType, "general", inputs), (error: unknown) => {
      assert.ok(error instanceof NotStableError);
      assert.equal(error.answer.id, "prod:general");
      assert.equal(
        error.message,
        "waiting for EKS Node Group (prod:general): NodeCreationFailure: Unhealthy nodes in the kubernetes cluster (no network plugin)",
      );
      return true;
    });
    assert.deepEqual(account.remaining, ["NodeGroup prod:general"]);
  });

  it("empties the API server when its cluster is deleted", async () => {
    const { log, make, operations } = simulated();
    const cluster = await make("aws:eks/cluster:Cluster", "prod", {
      name: "prod",
      vpcConfig: { subnetIds: ["subnet-1", "subnet-2"] },
    });
    await make("aws:eks/addon:Addon", "cni", { clusterName: "prod", addonName: "vpc-cni" });
    await operations.delete(subject("aws:eks/cluster:Cluster", "prod"), cluster.id);
    assert.deepEqual(log.at(-1), "wiped");
    assert.equal(operations.find("aws:eks/addon:Addon", "prod:vpc-cni"), undefined);
  });

  it("brings the definitions that programs of EKS rely on", async () => {
    const { log, make } = simulated();
    const vpcConfig = { subnetIds: ["subnet-1", "subnet-2"] };
    await make("aws:eks/cluster:Cluster", "prod", { name: "prod", vpcConfig });
    assert.deepEqual(log, ["+ securitygrouppolicies.vpcresources.k8s.aws", "+ cninodes.vpcresources.k8s.aws"]);
    await make("aws:eks/addon:Addon", "cni", { clusterName: "prod", addonName: "vpc-cni" });
    assert.deepEqual(log.slice(2), ["+ aws-node", "+ eniconfigs.crd.k8s.amazonaws.com"]);
  });

  it("draws another id for a replacement", async () => {
    const { make } = simulated();
    assert.notEqual((await make(vpcType, "net", range)).id, (await make(vpcType, "net", range)).id);
  });
});

describe("the account of a provider", () => {
  it("is one that the provider allows", () => {
    let used = 0;
    const instances = new ProviderInstances("aws", awsSettings, never, () => (used += 1));
    instances.configure("one", { region: "eu-central-1", allowedAccountIds: '["222233334444"]' });
    assert.deepEqual(instances.of("one").place, { accountId: "222233334444", region: "eu-central-1" });
    const other = { region: "eu-central-1", allowedAccountIds: '["555566667777"]' };
    assert.throws(() => instances.configure("two", other), { message: "AWS account ID not allowed: 222233334444" });
    const forbidden = { region: "eu-central-1", forbiddenAccountIds: '["222233334444"]' };
    assert.throws(() => instances.configure("three", forbidden), {
      message: "AWS account ID not allowed: 222233334444",
    });
    assert.throws(() => instances.of("three"), /has not been configured/);
    assert.equal(used, 1);
  });
});
