import assert from "node:assert/strict";
import { budgetOf, overBudget, stackCost } from "../../../cli/plan/cost";
import { awsIn, nodeGroup } from "./stacks";

describe("a budget", () => {
  const cost = stackCost([awsIn("eu-central-1"), ...nodeGroup(3, 6)]);

  it("is in dollars a month", () => {
    assert.deepEqual(
      ["0", "2500", "$99.5"].map((text) => budgetOf(text, "--budget").limit),
      [0, 2500, 99.5],
    );
    for (const wrong of ["", "much", "-1", "1,000", "Infinity"]) {
      assert.throws(
        () => budgetOf(wrong, "keelson:budget"),
        /^UserError: keelson:budget: expected US dollars a month, such as 2500, got "/,
      );
    }
  });

  it("is kept by a stack whose pools cost no more at their maximum", () => {
    assert.deepEqual(overBudget("prod", cost, { limit: 560, origin: "--budget" }), []);
  });

  it("is exceeded with the largest parts", () => {
    assert.deepEqual(overBudget("prod", cost, { limit: 500, origin: "--budget" }), [
      "stack prod costs $279.86–559.73 a month at list prices, more than the budget of $500.00: aws.eks.NodeGroup general (3–6 × m7i.large) $264.44–528.89, aws.eks.NodeGroup general (3–6 × 54 GB of gp3) $15.42–30.84; lower the max of a pool, or raise --budget",
    ]);
  });

  it("judges no pool whose machines have no price", () => {
    const gpu = (max: number) =>
      stackCost([awsIn("eu-central-1"), ...nodeGroup(0, max, { instanceTypes: ["g6.12xlarge"] })]);
    assert.deepEqual(overBudget("prod", gpu(16), { limit: 2000, origin: "--budget" }), [
      "stack prod: the budget of $2,000.00 cannot be checked, because these machines have no list price: aws.eks.NodeGroup general (0–16 × g6.12xlarge). The rest costs $0.00–82.25 a month. Choose machine types with a price, or remove --budget",
    ]);
    assert.deepEqual(overBudget("prod", gpu(0), { limit: 2000, origin: "--budget" }), []);
    const spot = stackCost([awsIn("eu-central-1"), ...nodeGroup(3, 6, { capacityType: "SPOT" })]);
    assert.deepEqual(overBudget("prod", spot, { limit: 2000, origin: "--budget" }), []);
  });

  it("says that parts without a price may add to the cost", () => {
    const spot = stackCost([awsIn("eu-central-1"), ...nodeGroup(3, 6, { capacityType: "SPOT" })]);
    assert.match(
      overBudget("dev", spot, { limit: 1, origin: "--budget" }).join(""),
      /; 1 part has no price and may add to that;/,
    );
  });
});
