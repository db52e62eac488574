import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { logDestination } from "../../../../components";
import type { ProgramRun } from "../../../../components/testing";
import { eksCluster, runEks } from "../../../support/eks";
import { runProgram } from "../../../support/run-program";

const groupType = "aws:cloudwatch/logGroup:LogGroup";

describe("the logs of workloads on EKS", () => {
  it("go to a protected group with retention and a key that exists before any agent", async () => {
    const { inputs, options } = (await runEks({ logRetentionDays: 30 })).find(groupType, "test-workloads");
    assert.equal(inputs.name, "/aws/containerinsights/test/application");
    assert.equal(inputs.retentionInDays, 30);
    assert.equal(inputs.kmsKeyId, "arn:aws:kms:eu-central-1:111122223333:key/test");
    assert.equal(options.protect, true);
  });

  it("have a destination that the cluster offers", async () => {
    let destination: pulumi.Output<unknown> | undefined;
    const run: ProgramRun = await runProgram(
      () => {
        const offers = eksCluster().builtin.filter(({ capability }) => capability.name === logDestination.name);
        destination = pulumi.output(offers.map(({ value }) => value));
        return { destination };
      },
      { preview: false },
    );
    assert.deepEqual(run.outputs.destination, [
      {
        kind: "cloudwatch",
        region: "eu-central-1",
        group: "/aws/containerinsights/test/application",
        groupArn: "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/containerinsights/test/application",
      },
    ]);
  });
});
