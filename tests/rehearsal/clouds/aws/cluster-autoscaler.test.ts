import assert from "node:assert/strict";
import { SimulatedAccount } from "../../../../cli/rehearsal/clouds/account";
import { groupFor, type SizedGroup } from "../../../../cli/rehearsal/clouds/aws/cluster-autoscaler";
import { AwsEffects } from "../../../../cli/rehearsal/clouds/aws/effects";
import { awsLedger } from "../../../../cli/rehearsal/clouds/aws/ledger";
import { waitsForZone } from "../../../../cli/rehearsal/clouds/unplaced-pods";
import { CloudHoldingsList } from "../../../../cli/rehearsal/controllers/cloud-holdings";
import type { EksClusterArgs } from "../../../../components/clusters/eks";
import { runEks } from "../../../support/eks";

const zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"];
const vpc = { cidr: "10.20.0.0/16", zones };
const bound = zones.map((zone) => ({ pod: {}, zone }));

/** Returns the node groups that a cluster has, each with its smallest number of nodes. */
async function groupsOf(args: Partial<EksClusterArgs>): Promise<SizedGroup[]> {
  const run = await runEks({ vpc, nodePools: { general: { min: 3, max: 6 } }, ...args });
  return run.ofType("aws:eks/nodeGroup:NodeGroup").map(({ name, inputs }) => {
    const letters = (inputs.subnetIds as string[]).map((id) => id.slice(-1));
    const subnets = letters.map((letter) => ({ id: letter, zone: `eu-central-1${letter}`, cidr: "10.20.0.0/20" }));
    return { group: { id: name, state: inputs }, subnets, nodes: letters.length === 1 ? 1 : 3 };
  });
}

describe("cluster-autoscaler as rehearsals play it", () => {
  it("finds a group for a pod in every zone, because each zone has one", async () => {
    const groups = await groupsOf({ autoscaler: "cluster-autoscaler" });
    assert.deepEqual(
      bound.map(({ pod, zone }) => groupFor(pod, zone, groups)?.group.id),
      ["test-general-a", "test-general-b", "test-general-c"],
    );
  });

  it("expects the nodes of a group over several zones in the first, so that pods of others wait", async () => {
    const nodePools = { general: { min: 3, max: 6, groupPerZone: false } };
    const groups = await groupsOf({ autoscaler: "cluster-autoscaler", nodePools });
    assert.deepEqual(
      bound.map(({ pod, zone }) => groupFor(pod, zone, groups)?.group.id),
      ["test-general", undefined, undefined],
    );
  });

  it("prefers the smallest group, and leaves alone what is full or tainted", async () => {
    const [a, b, c] = await groupsOf({ autoscaler: "cluster-autoscaler" });
    assert.ok(a && b && c);
    assert.equal(groupFor({}, undefined, [{ ...a, nodes: 2 }, b, c]), b);
    assert.equal(groupFor({}, undefined, [{ ...a, nodes: 2 }]), undefined);
    const taints = [{ key: "dedicated", value: "batch", effect: "NO_SCHEDULE" }];
    assert.equal(
      groupFor({}, undefined, [{ ...a, group: { ...a.group, state: { ...a.group.state, taints } } }]),
      undefined,
    );
  });

  it("grows the group, which keeps its nodes when it is updated, and stops when it is deleted", async () => {
    const added: string[] = [];
    const cluster = {
      addNodes: async (nodes: readonly { readonly name: string }[]) => {
        added.push(...nodes.map(({ name }) => name));
        return undefined;
      },
      removeNodes: async () => undefined,
      install: async () => undefined,
      remove: async () => undefined,
      changePods: async () => undefined,
      isLast: () => true,
      wipe: async () => undefined,
    };
    const account = new SimulatedAccount(awsLedger, () => new CloudHoldingsList());
    const effects = new AwsEffects(account, () => cluster);
    const subnet = { availabilityZone: "eu-central-1c", cidrBlock: "10.20.0.0/20" };
    const facts = { name: "c", createdAt: 0, seed: "c" };
    account.put({ ...facts, type: "aws:ec2/subnet:Subnet", id: "subnet-c", state: subnet });
    const state = {
      nodeGroupName: "general-c",
      subnetIds: ["subnet-c"],
      scalingConfig: { minSize: 0, maxSize: 1, desiredSize: 0 },
    };
    const group = { ...facts, type: "aws:eks/nodeGroup:NodeGroup", id: "prod:general-c", state };
    account.put(group);
    assert.equal(await effects.makeRoom({}, "eu-central-1a"), false);
    assert.equal(await effects.makeRoom({}, "eu-central-1c"), true);
    assert.deepEqual(added, ["ip-10-20-0-4.eu-central-1.compute.internal"]);
    assert.equal(await effects.makeRoom({}, "eu-central-1c"), false, "the group is full");
    assert.deepEqual(effects.fullPools({}, "eu-central-1c"), [{ name: "general-c", most: 1 }]);
    assert.deepEqual(effects.fullPools({}, "eu-central-1a"), [], "it would not grow for pods of another zone");
    await effects.updated(group, group, { region: "eu-central-1" });
    assert.equal(account.nodes.length, 1);
    await effects.deleting(group);
    assert.equal(account.nodes.length, 0);
    assert.equal(await effects.makeRoom({}, "eu-central-1c"), false);
  });

  it("looks at pods whose volume has no node in its zone", () => {
    const waiting = (message: string) => ({
      status: { conditions: [{ type: "PodScheduled", status: "False", message }] },
    });
    assert.ok(waitsForZone(waiting("0/2 nodes are available: 2 node(s) had volume node affinity conflict.")));
    assert.ok(!waitsForZone(waiting("0/2 nodes are available: 2 Insufficient cpu.")));
  });
});
