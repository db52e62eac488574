import assert from "node:assert/strict";
import type { ChangingStep } from "../../../cli/rehearsal/engine/events";
import { shortName } from "../../../cli/rehearsal/engine/urn";
import { changesOf, isMadeByStack } from "../../../cli/rehearsal/phases/scale-and-upgrade";
import { resource, step } from "./steps";

const plane = "aws:eks/cluster:Cluster";
const pool = "aws:eks/nodeGroup:NodeGroup";
const cluster = {
  kind: "eks",
  kubernetesVersion: "1.35",
  nodePools: { apps: { min: 2, max: 10 }, batch: { min: 0, max: 5 } },
};
const state = [resource(plane, "dev"), resource(pool, "dev-apps"), resource(pool, "dev-batch")];

describe("the changes to a stack that is up", () => {
  const edits: [string, object | undefined, unknown[]][] = [
    [
      "are one more node at most in the first pool, and the next minor",
      cluster,
      [
        ["scale", ["nodePools", "apps", "max"], 11],
        ["upgrade", ["kubernetesVersion"], "1.36"],
      ],
    ],
    ["go from 1.9 to 1.10", { kind: "eks", kubernetesVersion: "1.9" }, [["upgrade", ["kubernetesVersion"], "1.10"]]],
    ["need a pool with a maximum", { kind: "eks", nodePools: { apps: { min: 1 } } }, []],
    ["are none where the cluster exists already", { ...cluster, kind: "existing" }, []],
    ["are none without a cluster", undefined, []],
  ];
  for (const [what, given, expected] of edits) {
    it(what, () =>
      assert.deepEqual(
        changesOf(given as Record<string, unknown> | undefined).map(({ phase, edit }) => [
          phase,
          edit.path,
          edit.value,
        ]),
        expected,
      ),
    );
  }

  it("are for clusters that the stack makes", () => {
    assert.equal(isMadeByStack(cluster), true);
    assert.equal(isMadeByStack({ kind: "existing" }), false);
    assert.equal(isMadeByStack(undefined), false);
  });
});

/** Names and messages of what is wrong. */
function mistakes(phase: "scale" | "upgrade", steps: readonly ChangingStep[]): [string, string][] {
  const change = changesOf(cluster).find((one) => one.phase === phase);
  assert.ok(change);
  return change.mistakes(steps, state).map(({ urn, message }) => [urn && shortName(urn), message]);
}

describe("scaling a pool", () => {
  const scaled = step("update", pool, "dev-apps", { properties: ["scalingConfig.maxSize"] });
  const rule = "scaling a pool must only change that pool, got";
  const cases: [string, ChangingStep[], [string, string][]][] = [
    ["changes its node group and nothing else", [scaled], []],
    ["changes its part in one zone", [step("update", pool, "dev-apps-b"), step("update", pool, "dev-apps1")], []],
    [
      "must not change a pool whose name only begins like it",
      [scaled, step("update", pool, "dev-apps-batch")],
      [["dev-apps-batch", `${rule} update`]],
    ],
    ["must change it", [], [["", "expected an update of node pool dev-apps, because its maximum changed, got none"]]],
    [
      "must not change another pool",
      [scaled, step("update", pool, "dev-batch", { properties: ["scalingConfig.maxSize"] })],
      [["dev-batch", `${rule} update (scalingConfig.maxSize)`]],
    ],
    [
      "must not make the pool anew",
      [step("create-replacement", pool, "dev-apps", { properties: ["nodeGroupName"] })],
      [
        ["", "expected an update of node pool dev-apps, because its maximum changed, got none"],
        ["dev-apps", `${rule} create-replacement (nodeGroupName)`],
      ],
    ],
    [
      "must not change what only has the pool's name",
      [scaled, step("update", "aws:ec2/launchTemplate:LaunchTemplate", "dev-apps")],
      [["dev-apps", `${rule} update`]],
    ],
  ];
  for (const [what, steps, expected] of cases) {
    it(what, () => assert.deepEqual(mistakes("scale", steps), expected));
  }
});

describe("an upgrade", () => {
  const upgraded = (type: string, name: string, began: number, ended: number) =>
    step("update", type, name, { began, ended, properties: ["version"] });
  const good = [
    upgraded(plane, "dev", 1, 5),
    upgraded(pool, "dev-apps", 6, 9),
    upgraded(pool, "dev-batch", 7, 8),
    step("update", "aws:eks/addon:Addon", "dev-coredns"),
  ];
  const cases: [string, ChangingStep[], [string, string][]][] = [
    ["takes the control plane, then the pools", good, []],
    [
      "must not begin with a pool",
      [upgraded(plane, "dev", 1, 5), upgraded(pool, "dev-apps", 4, 9), upgraded(pool, "dev-batch", 7, 8)],
      [["dev-apps", "was updated before Cluster dev"]],
    ],
    [
      "must reach the control plane and every pool",
      [upgraded(pool, "dev-apps", 6, 9)],
      [
        ["dev", "the upgrade did not update this resource"],
        ["dev-batch", "the upgrade did not update this resource"],
      ],
    ],
    [
      "must replace and delete nothing",
      [
        ...good,
        step("create-replacement", "aws:kms/key:Key", "dev", { properties: ["policy"] }),
        step("delete", "aws:eks/addon:Addon", "dev-old"),
      ],
      [
        ["dev", "an upgrade must happen in place, got create-replacement (policy)"],
        ["dev-old", "an upgrade must happen in place, got delete"],
      ],
    ],
  ];
  for (const [what, steps, expected] of cases) {
    it(what, () => assert.deepEqual(mistakes("upgrade", steps), expected));
  }

  it("leaves the pools to a cloud that upgrades them by itself", () => {
    const [, upgrade] = changesOf({ kind: "gke", kubernetesVersion: "1.35", nodePools: { apps: { max: 3 } } });
    const [cluster, nodes] = ["gcp:container/cluster:Cluster", "gcp:container/nodePool:NodePool"] as const;
    const before = [resource(cluster, "prod"), resource(nodes, "prod-apps")];
    assert.deepEqual(upgrade?.mistakes([upgraded(cluster, "prod", 1, 5)], before), []);
    assert.equal(upgrade?.mistakes([], before).length, 1);
  });
});
