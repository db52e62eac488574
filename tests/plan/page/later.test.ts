import assert from "node:assert/strict";
import { laterLines } from "../../../cli/plan/page/later";
import { unknownMark } from "../../../components/testing";
import { registered } from "../../support/registered";

const lines = (outputs: Readonly<Record<string, unknown>>, input: unknown) => {
  const vpc = registered("prod", { type: "aws:ec2/vpc:Vpc" });
  const subnet = registered("a", {
    type: "aws:ec2/subnet:Subnet",
    inputs: { vpcId: input },
    propertyDependencies: { vpcId: [vpc.urn] },
  });
  const resources = [vpc, subnet];
  return laterLines({ outputs, resources }, new Map(resources.map((each) => [each.urn, each])));
};

describe("what a plan's page does not know before up", () => {
  it("are outputs and inputs whose values the cloud chooses", () => {
    assert.deepEqual(lines({ url: unknownMark, name: "prod" }, unknownMark), [
      "Outputs · url: the cloud or the cluster chooses their values during the first pulumi up",
      "Inputs · the plan leaves out ids, ARNs and addresses that other resources use: those of aws.ec2.Vpc prod",
    ]);
  });

  it("is nothing if the program knows all", () => assert.deepEqual(lines({ name: "prod" }, "vpc-1"), []));
});
