import assert from "node:assert/strict";
import { costLines, costSummary, stackCost } from "../../../cli/plan/cost";
import { chargeWords } from "../../../cli/plan/cost/words";
import type { RegisteredResource } from "../../../components/testing";
import { claim, frankfurt, nodeGroup, resource } from "./stacks";

describe("what a plan says of its cost", () => {
  it("is a total, the dearest parts, what has no price and what was assumed", () => {
    const spot = { ...nodeGroup(1, 2, { capacityType: "SPOT" })[1] } as RegisteredResource;
    const stack = [
      frankfurt,
      ...nodeGroup(3, 6),
      { ...spot, urn: "spot", name: "spot" },
      resource("aws:cloudwatch/logGroup:LogGroup", "flows"),
    ];
    assert.deepEqual(costLines(stackCost(stack)), [
      "total: $291.31–576.31, depending on the size of the pools",
      "$264.44–528.89: 3–6 × m7i.large (aws.eks.NodeGroup general)",
      "$15.42–30.84: 3–6 × 54 GB of gp3 (aws.eks.NodeGroup general)",
      "$5.14–10.28: 1–2 × 54 GB of gp3 (aws.eks.NodeGroup spot)",
      "$6.30: 10 GB of logs (aws.cloudwatch.LogGroup flows)",
      "Not counted: aws.eks.NodeGroup spot (1–2 × m7i.large (Spot)), because the price of Spot capacity follows the market",
      "Assumed: 10 GB of logs a month for each log store",
      "Left out: traffic, requests, storage billed by use, support, taxes and discounts",
      "Prices are from 2025-01-01 to 2026-09-21; docs/review.md names their sources",
    ]);
  });

  it("is in short the total, what has no price, and what is left out", () => {
    const spot = nodeGroup(1, 2, { capacityType: "SPOT" });
    assert.deepEqual(costSummary(stackCost([frankfurt, ...spot])), [
      "$5.14–10.28, depending on the size of the pools",
      "With scaling $5.14–10.28, of which · $5.14–10.28 for 1–2 × 54 GB of gp3 (aws.eks.NodeGroup general)",
      "Not counted · aws.eks.NodeGroup general (1–2 × m7i.large (Spot)), because the price of Spot capacity follows the market",
      "Left out · traffic, requests, storage billed by use, support, taxes and discounts",
    ]);
  });

  it("says how much is fixed, and names the largest parts", () => {
    const logs = [1, 2, 3, 4, 5, 6].map((id) => {
      const group = resource("aws:cloudwatch/logGroup:LogGroup", `logs-${id}`);
      return { ...group, urn: `logs-${id}` };
    });
    const [total, fixed, scaled] = costSummary(stackCost([frankfurt, ...nodeGroup(3, 6), ...logs]));
    assert.equal(total, "$317.66–597.53, depending on the size of the pools");
    assert.match(fixed ?? "", /^Fixed \$37\.80, of which · \$37\.80 for 6 × 10 GB of logs/);
    assert.equal(
      scaled,
      "With scaling $279.86–559.73, of which · $264.44–528.89 for 3–6 × m7i.large (aws.eks.NodeGroup general); $15.42–30.84 for 3–6 × 54 GB of gp3 (aws.eks.NodeGroup general)",
    );
  });

  const sums: [string, readonly string[], string, string][] = [
    ["one resource", ["aws.eks.Cluster prod"], "control plane", "control plane (aws.eks.Cluster prod)"],
    [
      "several without a count",
      ["aws.ec2.Eip a", "aws.ec2.Eip b"],
      "public IPv4 address",
      "2 × public IPv4 address (aws.ec2.Eip a, b)",
    ],
    [
      "several with a range",
      ["aws.eks.NodeGroup a", "aws.eks.NodeGroup b"],
      "3–6 × m7i.large",
      "6–12 × m7i.large (3–6 in each of 2: aws.eks.NodeGroup a, b)",
    ],
    [
      "several with a number",
      ["aws.eks.NodeGroup a", "aws.eks.NodeGroup b"],
      "3 × 54 GB of gp3",
      "6 × 54 GB of gp3 (3 in each of 2: aws.eks.NodeGroup a, b)",
    ],
  ];
  for (const [title, labels, what, said] of sums) {
    it(`adds up alike charges: ${title}`, () => assert.equal(chargeWords({ labels, what }), said));
  }

  it("is nothing for a stack without a cloud", () => {
    assert.deepEqual(costSummary(stackCost([claim("standard")])), []);
    assert.deepEqual(costLines(stackCost([claim("standard")])), []);
  });
});
