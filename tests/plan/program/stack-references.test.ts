import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { plannedReferences } from "../../../cli/plan/program/stack-references";
import { runProgram } from "../../../components/testing";

describe("references to other stacks in a plan", () => {
  async function planned(stackReferences: Record<string, object>) {
    const references = plannedReferences({ runtime: "nodejs", stackReferences: stackReferences as never });
    const program = () => {
      const network = new pulumi.StackReference("acme/net/prod");
      return { vpcId: network.requireOutput("vpcId"), missing: network.getOutput("missing") };
    };
    const { outputs } = await runProgram(program, { simulate: references.simulation });
    return { outputs, notes: references.notes() };
  }

  it("have the outputs that you give", async () => {
    const { outputs, notes } = await planned({ "acme/net/prod": { vpcId: "vpc-1" } });
    assert.equal(outputs.vpcId, "vpc-1");
    assert.deepEqual(notes, []);
  });

  it("are unknown otherwise, and the plan says so", async () => {
    const { outputs, notes } = await planned({});
    assert.equal(outputs.vpcId, "<unknown>");
    assert.match(notes.join(), /^StackReference acme\/net\/prod: other stacks are not read; write/);
  });
});
