import assert from "node:assert/strict";
import { SimulatedAccount } from "../../../../cli/rehearsal/clouds/account";
import { AwsEffects } from "../../../../cli/rehearsal/clouds/aws/effects";
import { awsLedger } from "../../../../cli/rehearsal/clouds/aws/ledger";
import type { SimulatedNode } from "../../../../cli/rehearsal/control-plane";
import { CloudHoldingsList } from "../../../../cli/rehearsal/controllers/cloud-holdings";
import { userDataOf } from "../../../../cli/rehearsal/remote-components/pulumi-eks/user-data";

const region = "eu-central-1";
const facts = { name: "workers", createdAt: 0, seed: "workers" };
const owned = [{ key: "kubernetes.io/cluster/team", value: "owned", propagateAtLaunch: true }];
const state = {
  desiredCapacity: 2,
  minSize: 1,
  maxSize: 3,
  vpcZoneIdentifiers: ["subnet-other-1", "subnet-other-2"],
  launchTemplate: { name: "workers-lt", version: "1" },
  tags: owned,
};
const group = { ...facts, type: "aws:autoscaling/group:Group", id: "workers", state };

function simulated() {
  const nodes = new Map<string, SimulatedNode>();
  const account = new SimulatedAccount(awsLedger, () => new CloudHoldingsList());
  const effects = new AwsEffects(account, () => ({
    addNodes: async (added, wait) => {
      added.forEach((node) => nodes.set(node.name, node));
      return wait === "not awaited" ? undefined : "waits for a network";
    },
    removeNodes: async (names) => names.forEach((name) => nodes.delete(name)),
    install: async () => undefined,
    remove: async () => undefined,
    changePods: async () => undefined,
    isLast: () => true,
    wipe: async () => undefined,
  }));
  const userData = userDataOf({
    extraArgs: "--max-pods=20 --node-labels=team=shop",
    labels: { "example.com/pool": "workers" },
    taints: { nginx: { value: "true", effect: "NoSchedule" }, gpu: { effect: "NoExecute" } },
  });
  account.put({
    ...facts,
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    id: "lt-1",
    state: { name: "workers-lt", instanceType: "t3.2xlarge", userData },
  });
  return { account, effects, nodes };
}

describe("an Auto Scaling group whose machines join a cluster", () => {
  it("becomes nodes, of which nobody waits until they are ready", async () => {
    const { effects, nodes } = simulated();
    assert.equal(await effects.created(group, { region }), undefined);
    assert.deepEqual(
      [...nodes.keys()],
      ["ip-172-31-0-4.eu-central-1.compute.internal", "ip-172-31-16-4.eu-central-1.compute.internal"],
    );
    const [node] = nodes.values();
    assert.deepEqual(node?.labels, {
      team: "shop",
      "example.com/pool": "workers",
      "kubernetes.io/arch": "amd64",
      "node.kubernetes.io/instance-type": "t3.2xlarge",
      "topology.kubernetes.io/region": "eu-central-1",
      "topology.kubernetes.io/zone": "eu-central-1a",
    });
    assert.deepEqual(node.taints, [
      { key: "nginx", value: "true", effect: "NoSchedule" },
      { key: "gpu", effect: "NoExecute" },
    ]);
    assert.equal(node.allocatable?.cpu, "7910m");
  });

  it("gains and loses nodes with its size, and loses all with its end", async () => {
    const { effects, nodes } = simulated();
    await effects.created(group, { region });
    await effects.updated({ ...group, state: { ...state, desiredCapacity: 3 } }, group, { region });
    assert.equal(nodes.size, 3);
    await effects.updated({ ...group, state: { ...state, desiredCapacity: 1 } }, group, { region });
    assert.equal(nodes.size, 1);
    await effects.deleting(group);
    assert.equal(nodes.size, 0);
  });

  it("has no nodes without the tag of a cluster", async () => {
    const { effects, nodes } = simulated();
    const tags = [{ key: "Name", value: "batch", propagateAtLaunch: true }];
    await effects.created({ ...group, state: { ...state, tags } }, { region });
    assert.equal(nodes.size, 0);
  });
});

describe("a node group in subnets that the run did not make", () => {
  it("has nodes in places of a default VPC, each subnet in one zone", async () => {
    const { account, effects, nodes } = simulated();
    const managed = (name: string, subnetIds: readonly string[]) => ({
      ...facts,
      type: "aws:eks/nodeGroup:NodeGroup",
      id: `team:${name}`,
      state: { subnetIds, scalingConfig: { desiredSize: 2 }, arn: `arn:aws:eks:${region}:1:nodegroup/team/${name}/x` },
    });
    await effects.created(managed("a", ["subnet-1", "subnet-2"]), { region });
    await effects.created(managed("b", ["subnet-2"]), { region });
    assert.deepEqual(
      account.nodes.map(({ name, subnetId }) => [name.split(".")[0], subnetId]),
      [
        ["ip-172-31-0-4", "subnet-1"],
        ["ip-172-31-16-4", "subnet-2"],
        ["ip-172-31-16-5", "subnet-2"],
        ["ip-172-31-16-6", "subnet-2"],
      ],
    );
    assert.equal(
      nodes.get("ip-172-31-16-6.eu-central-1.compute.internal")?.labels?.["topology.kubernetes.io/zone"],
      "eu-central-1b",
    );
  });
});
