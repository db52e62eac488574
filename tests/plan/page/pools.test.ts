import assert from "node:assert/strict";
import { poolLines } from "../../../cli/plan/page/pools";
import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";

const group = (scalingConfig: object) =>
  registered("general", {
    type: "aws:eks/nodeGroup:NodeGroup",
    inputs: { scalingConfig, instanceTypes: ["m7i.large"] },
  });
const lines = (...made: RegisteredResource[]) => poolLines(made, new Map(made.map((each) => [each.urn, each])));

describe("node pools on a plan's page", () => {
  const range = { minSize: 3, maxSize: 6, desiredSize: 3 };

  it("of EKS say that nothing changes their number, unless cluster-autoscaler does", () => {
    const stays = / · stays at 3 nodes: this program has no cluster-autoscaler$/;
    assert.match(lines(group(range))[0] ?? "", stays);
    const autoscaler = registered("autoscaler", {
      type: "kubernetes:helm.sh/v3:Release",
      inputs: { chart: "cluster-autoscaler", name: "cluster-autoscaler" },
    });
    assert.doesNotMatch(lines(group(range), autoscaler)[0] ?? "", /stays/);
    assert.doesNotMatch(lines(group({ ...range, maxSize: 3 }))[0] ?? "", /stays/);
  });

  it("are Karpenter's, too", () => {
    const pool = registered("default", {
      type: "kubernetes:karpenter.sh/v1:NodePool",
      inputs: { metadata: { name: "default" }, spec: { limits: { cpu: "200" } } },
    });
    assert.deepEqual(lines(pool), ["Karpenter's default · up to 200 CPUs in all its machines together"]);
  });
});
