import assert from "node:assert/strict";
import { costChanges, stackCost } from "../../../cli/plan/cost";
import type { StackCost } from "../../../cli/plan/cost/contract";
import type { RegisteredResource } from "../../../components/testing";
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

  const gpu = (min: number, max: number) =>
    ({ ...nodeGroup(min, max, { instanceTypes: ["g6.12xlarge"] })[1], name: "gpu", urn: "gpu" }) as RegisteredResource;
  const withPool = (...more: RegisteredResource[]) => stackCost([frankfurt, ...nodeGroup(3, 6), ...more]);
  const large = (before: StackCost, after: StackCost) =>
    costChanges(before, after).flatMap(({ isLarge, text }) => (isLarge === true ? [text] : []));

  it("names machines without a price beside the amounts, and is large if they are new or many more", () => {
    const why = (count: string) =>
      `Not counted: aws.eks.NodeGroup gpu (${count} × g6.12xlarge), because no list price is known for this machine type and region`;
    const [amounts] = costChanges(withPool(), withPool(gpu(4, 16)));
    assert.match(
      amounts?.text ?? "",
      /^at least \+\$20\.56 to \+\$82\.25 a month, plus 4–16 × g6\.12xlarge without a price, from \$/,
    );
    assert.deepEqual(large(withPool(), withPool(gpu(4, 16))), [why("4–16")]);
    assert.deepEqual(large(withPool(gpu(0, 4)), withPool(gpu(0, 7))), [why("0–7")]);
    assert.deepEqual(large(withPool(gpu(0, 4)), withPool(gpu(1, 6))), []);
    assert.deepEqual(large(withPool(gpu(0, 16)), withPool(gpu(0, 4))), []);
    assert.deepEqual(large(withPool(), withPool(gpu(0, 0))), []);
    assert.deepEqual(large(withPool(gpu(4, 16)), withPool()), []);
  });

  it("is large if the maximum rises by more than half and by more than $1,000", () => {
    assert.deepEqual(large(pool(6), pool(12)), []);
    assert.match(large(pool(6), pool(18)).join(), /^\+\$0\.00 to \+\$1,119\.46 a month/);
    assert.deepEqual(large(pool(30), pool(44)), []);
    assert.equal(large(pool(30), pool(46)).length, 1);
    assert.deepEqual(large(pool(46), pool(3)), []);
    assert.deepEqual(large(stackCost([]), withPool(gpu(4, 16))), []);
  });

  it("counts the CPUs that Karpenter may order", () => {
    const karpenter = (cpu?: string) =>
      withPool(
        resource("kubernetes:karpenter.sh/v1:NodePool", "default", { kind: "NodePool", spec: { limits: { cpu } } }),
      );
    assert.equal(large(karpenter("200"), karpenter("2000")).length, 1);
    assert.equal(large(karpenter("200"), karpenter()).length, 1);
    assert.deepEqual(large(karpenter("200"), karpenter("250")), []);
    assert.deepEqual(large(karpenter(), karpenter("200")), []);
  });

  it("names what has no price and was not there before", () => {
    assert.deepEqual(
      costChanges(pool(6), pool(6, { capacityType: "SPOT" })).map(({ text }) => text.replace(/ a month.*/, "")),
      [
        "Counted at the on-demand price, because the discount of Spot capacity is not known: aws.eks.NodeGroup general (3–6 × m7i.large (Spot))",
      ],
    );
    const spot = pool(6, { capacityType: "SPOT" });
    assert.deepEqual(costChanges(spot, spot), []);
    assert.deepEqual(costChanges(spot, pool(6)), [
      {
        text: "The former Spot capacity is counted at the on-demand price, because its discount is not known: aws.eks.NodeGroup general (3–6 × m7i.large (Spot))",
      },
    ]);
    const [first] = costChanges(stackCost([frankfurt]), spot);
    assert.match(first?.text ?? "", /^\+\$279\.86 to \+\$559\.73 a month, from \$0\.00 to/);
    const unknown = pool(6, { capacityType: "SPOT", instanceTypes: ["x9.huge"] });
    assert.match(
      costChanges(pool(6), unknown).at(-1)?.text ?? "",
      /^Not counted: .*, because the price of Spot capacity/,
    );
  });
});
