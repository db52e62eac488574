import assert from "node:assert/strict";
import { costChanges, stackCost } from "../../../cli/plan/cost";
import { awsIn, nodeGroup, resource } from "./stacks";

describe("a change of the cost", () => {
  const frankfurt = awsIn("eu-central-1");
  const pool = (max: number, more = {}) => stackCost([frankfurt, ...nodeGroup(3, max, more)]);

  it("is told with its totals and its causes", () => {
    assert.deepEqual(costChanges(pool(6), pool(12)), [
      {
        text: "+$0.00 to +$559.73 a month, from $279.86–559.73 to $279.86–1,119.46: aws.eks.NodeGroup general +$0.00 to +$559.73",
        dollars: { min: 0, max: 559.73 },
      },
    ]);
    const nat = resource("aws:ec2/natGateway:NatGateway", "a");
    assert.deepEqual(
      costChanges(stackCost([frankfurt, nat]), stackCost([frankfurt, resource("aws:ec2/vpc:Vpc", "v")])),
      [
        {
          text: "-$37.96 a month, from $37.96 to $0.00: aws.ec2.NatGateway a -$37.96",
          dollars: { min: -37.96, max: -37.96 },
        },
      ],
    );
  });

  it("names what has no price and was not there before", () => {
    assert.deepEqual(
      costChanges(pool(6), pool(6, { capacityType: "SPOT" })).map(({ text }) => text.replace(/ a month.*/, "")),
      [
        "Counted at the price on demand, because the discount of Spot capacity is not known: aws.eks.NodeGroup general (3–6 × m7i.large (Spot))",
      ],
    );
    const spot = pool(6, { capacityType: "SPOT" });
    assert.deepEqual(costChanges(spot, spot), []);
    assert.deepEqual(costChanges(spot, pool(6)), [
      {
        text: "Spot capacity before, counted at the price on demand, because its discount is not known: aws.eks.NodeGroup general (3–6 × m7i.large (Spot))",
      },
    ]);
    const [first] = costChanges(stackCost([frankfurt]), spot);
    assert.match(first?.text ?? "", /^\+\$279\.86 to \+\$559\.73 a month, from \$0\.00 to/);
    const unknown = pool(6, { capacityType: "SPOT", instanceTypes: ["x9.huge"] });
    assert.match(costChanges(pool(6), unknown).at(-1)?.text ?? "", /^Not counted, the price of Spot capacity/);
  });
});
