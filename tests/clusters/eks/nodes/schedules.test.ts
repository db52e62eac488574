import assert from "node:assert/strict";
import { checkEks, type EksClusterArgs, type EksNodePoolArgs } from "../../../../components/clusters/eks";
import type { Problem } from "../../../../components/problems";
import { eksArgs, runEks } from "../../../support/eks";

const schedule = { stop: "0 20 * * 1-5", start: "0 6 * * 1-5", timeZone: "Europe/Berlin" };
const pools = (office: Partial<EksNodePoolArgs>): Partial<EksClusterArgs> => ({
  nodePools: { ...eksArgs.nodePools, office: { min: 2, max: 5, schedule, ...office } },
});
const type = "aws:autoscaling/schedule:Schedule";

const saidOf = (problems: readonly Problem[]) => problems.map(({ path, message }) => `${path}: ${message}`).join("\n");

describe("a schedule of a node pool", () => {
  it("takes each node group to bounds of 0, and back to its own", async () => {
    const run = await runEks({ ...pools({}), autoscaler: "cluster-autoscaler" });
    const said = run
      .ofType(type)
      .map(({ inputs: { recurrence, timeZone, minSize, maxSize, desiredCapacity }, name }) => [
        name,
        `${String(recurrence)} ${String(timeZone)}`,
        [minSize, maxSize, desiredCapacity],
      ]);
    assert.deepEqual(said, [
      ["test-office-a-start", "0 6 * * 1-5 Europe/Berlin", [1, 3, 1]],
      ["test-office-a-stop", "0 20 * * 1-5 Europe/Berlin", [0, 0, 0]],
      ["test-office-b-start", "0 6 * * 1-5 Europe/Berlin", [1, 2, 1]],
      ["test-office-b-stop", "0 20 * * 1-5 Europe/Berlin", [0, 0, 0]],
    ]);
  });

  it("acts on the group's own Auto Scaling group, and is made anew when it changes", async () => {
    const run = await runEks(pools({}), {
      simulate: {
        resources: {
          "aws:eks/nodeGroup:NodeGroup": ({ inputs, name }) => ({
            id: name,
            state: { ...inputs, resources: [{ autoscalingGroups: [{ name: `eks-${name}` }] }] },
          }),
        },
      },
    });
    const stop = run.find(type, "test-office-stop");
    assert.deepEqual(
      [stop.inputs.autoscalingGroupName, stop.inputs.scheduledActionName],
      ["eks-test-office", "test-office-stop"],
    );
    assert.deepEqual([stop.options.replaceOnChanges, stop.options.deleteBeforeReplace], [["*"], true]);
  });

  const cases: readonly (readonly [what: string, args: Partial<EksClusterArgs>, problem: RegExp | undefined])[] = [
    ["one of a pool beside others", pools({}), undefined],
    [
      "names of times",
      pools({ schedule: { ...schedule, stop: "@daily" } }),
      /office\.schedule\.stop: expected five fields/,
    ],
    ["no time", pools({ schedule: { ...schedule, start: "6:00" } }), /office\.schedule\.start: expected five fields/],
    [
      "a zone",
      pools({ schedule: { ...schedule, timeZone: "CEST" } }),
      /nodePools\.office\.schedule\.timeZone: expected an IANA time zone such as "Etc\/UTC" or "Europe\/Berlin", got "CEST"/,
    ],
    [
      "the same times",
      pools({ schedule: { ...schedule, stop: schedule.start } }),
      /office\.schedule: the options stop and start are the same/,
    ],
    [
      "a system pool",
      { systemPool: { min: 2, max: 3, schedule } },
      /systemPool\.schedule: is not allowed, because the cluster always needs its system pods/,
    ],
    [
      "the only pool",
      { nodePools: { general: { min: 2, max: 6, schedule } } },
      /nodePools: at least one pool must have/,
    ],
    ["Karpenter", { ...pools({}), autoscaler: "karpenter" }, /office\.schedule: Karpenter would start other machines/],
    ["Karpenter and a dedicated pool", { ...pools({ dedicated: "office" }), autoscaler: "karpenter" }, undefined],
  ];

  for (const [what, args, problem] of cases) {
    it(`${problem === undefined ? "allows" : "refuses"} ${what}`, () => {
      const found = saidOf(checkEks("test", { ...eksArgs, ...args }));
      assert.match(found, problem ?? /^$/);
    });
  }
});
