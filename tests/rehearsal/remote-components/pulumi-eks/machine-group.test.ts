import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { machineGroup } from "../../../../cli/rehearsal/remote-components/pulumi-eks/machine-group";
import { userDataOf } from "../../../../cli/rehearsal/remote-components/pulumi-eks/user-data";
import { runProgram } from "../../../support/run-program";

const decoded = (userData: string) => Buffer.from(userData, "base64").toString("utf8");

describe("the machines of @pulumi/eks, as its stand-in makes them", () => {
  it("have a launch template, and an Auto Scaling group with the tag of their cluster", async () => {
    const site = { cluster: { name: pulumi.output("team") }, subnetIds: ["subnet-a", "subnet-b"] };
    const inputs = { desiredCapacity: 3, maxSize: 4, instanceType: "t3.2xlarge", labels: { pool: "workers" } };
    const run = await runProgram(() => void machineGroup("workers", inputs, site, {}));
    const [template] = run.ofType("aws:ec2/launchTemplate:LaunchTemplate");
    const [group] = run.ofType("aws:autoscaling/group:Group");
    assert.ok(template && group);
    assert.deepEqual(
      [template.name, template.inputs.instanceType, decoded(String(template.inputs.userData))],
      ["workers-launchTemplate", "t3.2xlarge", "#!/bin/bash\n/etc/eks/bootstrap.sh --node-labels=pool=workers\n"],
    );
    const { launchTemplate, ...others } = group.inputs;
    assert.deepEqual(others, {
      desiredCapacity: 3,
      minSize: 1,
      maxSize: 4,
      vpcZoneIdentifiers: ["subnet-a", "subnet-b"],
      tags: [
        { key: "kubernetes.io/cluster/team", value: "owned", propagateAtLaunch: true },
        { key: "Name", value: "team-worker", propagateAtLaunch: true },
      ],
    });
    assert.deepEqual(launchTemplate, { name: "<unknown>", version: "<unknown>" });
  });

  it("are told labels and taints, unless the program writes their user data", () => {
    const taints = { nginx: { value: "true", effect: "NoSchedule" }, gpu: { effect: "NoExecute" } };
    assert.equal(
      decoded(userDataOf({ extraArgs: "--max-pods=20", labels: { a: "b", c: "d" }, taints })),
      "#!/bin/bash\n/etc/eks/bootstrap.sh --max-pods=20 --node-labels=a=b,c=d --register-with-taints=nginx=true:NoSchedule,gpu:NoExecute\n",
    );
    assert.equal(decoded(userDataOf({ labels: { a: "b" }, override: "#!/bin/sh" })), "#!/bin/sh");
  });
});
