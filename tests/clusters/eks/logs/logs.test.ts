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

describe("the log group of a control plane on EKS", () => {
  const earlier = (...logGroupNames: string[]) => ({
    simulate: {
      call: (token: string) =>
        token === "aws:cloudwatch/getLogGroups:getLogGroups"
          ? { logGroupNames, arns: [], id: "", region: "eu-central-1" }
          : undefined,
    },
  });
  const groupOf = async (...names: string[]) =>
    (await runEks({}, earlier(...names))).find(groupType, "test-control-plane");

  it("outlives its cluster, for which EKS would make another one that never expires", async () => {
    const { inputs, options } = await groupOf();
    assert.deepEqual([inputs.name, inputs.skipDestroy, inputs.retentionInDays], ["/aws/eks/test/cluster", true, 365]);
    assert.equal(options.import, undefined);
  });

  it("is taken over from an earlier cluster with the same name, before the control plane is created", async () => {
    const run = await runEks({}, earlier("/aws/eks/test/cluster", "/aws/eks/test/cluster-old"));
    const { inputs, options, urn } = run.find(groupType, "test-control-plane");
    assert.deepEqual([options.import, inputs.retentionInDays], ["/aws/eks/test/cluster", 365]);
    assert.ok(run.find("aws:eks/cluster:Cluster", "test").dependsOn.includes(urn));
  });

  it("is not that of a cluster whose name begins with the same letters", async () => {
    assert.equal((await groupOf("/aws/eks/test/cluster-old")).options.import, undefined);
  });
});
