import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { boundsHook, boundsProblem, type Scaling } from "../../../../components/clusters/eks/nodes/bounds";
import { runProgram } from "../../../support/run-program";

const group = { region: "eu-central-1", clusterName: "prod", nodeGroupName: "prod-general-1a2b3c4" };
const command = (sizes: string) =>
  `aws eks update-nodegroup-config --region eu-central-1 --cluster-name prod --nodegroup-name prod-general-1a2b3c4 --scaling-config ${sizes}, and then pulumi up --refresh`;
const says = (known: number, running: number, fix: string) =>
  `Pulumi would change the pool to ${known} nodes (the number in its state), but ${running} nodes are running; run ${fix}`;
const excludes = (running: number, fix: string) =>
  `${running} nodes are running, but EKS accepts only a min and max that include this number; run ${fix}`;
const scaling = (minSize: number, desiredSize: number, maxSize: number): Scaling => ({ minSize, desiredSize, maxSize });

describe("new bounds of a node group that the autoscaler moved", () => {
  const cases: readonly (readonly [what: string, sent: Scaling, running: number, problem?: string])[] = [
    ["pass if the number of nodes is as known", scaling(3, 3, 9), 3],
    ["would remove the autoscaler's nodes", scaling(3, 3, 9), 6, says(3, 6, "pulumi up --refresh")],
    ["pass once the number is known", scaling(3, 6, 9), 6],
    ["would add nodes that the autoscaler removed", scaling(1, 5, 9), 2, says(5, 2, "pulumi up --refresh")],
    ["need more nodes first", scaling(5, 3, 9), 3, excludes(3, command("minSize=5,maxSize=9,desiredSize=5"))],
    ["need fewer nodes first", scaling(1, 6, 4), 6, excludes(6, command("minSize=1,maxSize=4,desiredSize=4"))],
    ["pass if the known number is the nearest that they allow", scaling(1, 4, 4), 6],
  ];
  for (const [what, sent, running, problem] of cases) {
    it(what, () => assert.equal(boundsProblem(sent, running, group), problem));
  }
});

describe("the hook before an update of a node group", () => {
  /** Runs the hook, with six nodes running. */
  async function answer(
    before: Scaling,
    sent: Scaling,
    poolName = "general",
  ): Promise<[answer: unknown, asked: number]> {
    let asked = 0;
    const call = (token: string) => {
      asked += token === "aws:eks/getNodeGroup:getNodeGroup" ? 1 : 0;
      return { scalingConfigs: [scaling(1, 6, 9)] };
    };
    const run = await runProgram(
      () => {
        const { callback, opts } = boundsHook({ region: group.region, opts: {} }, poolName, "prod-general");
        assert.equal(opts?.onDryRun, true);
        const facts = {
          urn: "",
          name: "prod-general",
          type: "aws:eks/nodeGroup:NodeGroup",
          id: "prod:prod-general-1a2b3c4",
        };
        const done = async () =>
          callback({ ...facts, oldInputs: { scalingConfig: before }, newInputs: { scalingConfig: sent } });
        return { said: pulumi.output(done().then(() => "passes", String)) };
      },
      { preview: false, simulate: { call } },
    );
    return [run.outputs.said, asked];
  }

  it("asks EKS only if the bounds change", async () => {
    assert.deepEqual(await answer(scaling(1, 3, 9), scaling(1, 3, 9)), ["passes", 0]);
    assert.deepEqual(await answer(scaling(1, 6, 9), scaling(1, 6, 12)), ["passes", 1]);
  });

  it("names the pool whose bounds cannot change", async () => {
    const [problem] = await answer(scaling(1, 3, 9), scaling(1, 3, 12));
    assert.equal(problem, `Error: nodePools.general: ${says(3, 6, "pulumi up --refresh")}`);
    assert.match(String((await answer(scaling(1, 3, 9), scaling(1, 3, 12), "system"))[0]), /^Error: systemPool: /);
  });
});
