import assert from "node:assert/strict";
import type { Fields } from "../../../../cli/values";
import { aws } from "../../../plan/aws";
import { account, updating } from "../account";
import { itCreates, itShows } from "../cases";
import { invalid, running } from "./running";

const token = "aws:eks/nodeGroup:NodeGroup";
const group = (minSize: number, desiredSize: number, maxSize: number, more: Fields = {}) => ({
  clusterName: "prod",
  nodeGroupName: "new",
  nodeRoleArn: "arn:aws:iam::111122223333:role/node",
  subnetIds: ["subnet-a"],
  scalingConfig: { minSize, desiredSize, maxSize },
  ...more,
});

describe(token, () => {
  itCreates(token, running, [
    ["sizes that fit", group(1, 2, 3)],
    ["min above max", group(4, 4, 3), invalid("Minimum capacity 4 can't be greater than maximum capacity 3")],
    ["desired below min", group(2, 1, 3), invalid("Minimum capacity 2 can't be greater than desired size 1")],
    ["desired above max", group(1, 4, 3), invalid("desired capacity 4 can't be greater than max size 3")],
    ["a max of 0", group(0, 0, 0), invalid("Maximum capacity must be greater than or equal to 1")],
    [
      "nodes ahead of the control plane",
      group(1, 1, 1, { version: "1.36" }),
      invalid("Nodegroup Kubernetes version 1.36 is greater than cluster Kubernetes version 1.35"),
    ],
    [
      "nodes in another network",
      group(1, 1, 1, { subnetIds: ["subnet-x"] }),
      invalid("Subnet subnet-x is not in the VPC vpc-1 of the cluster"),
    ],
    [
      "a version that its launch template does not have",
      group(1, 1, 1, { launchTemplate: { id: "lt-1", version: "3" } }),
      "InvalidRequestException: You cannot use launch template lt-1 version 3: it does not exist",
    ],
    [
      "a machine of another architecture",
      group(1, 1, 1, { amiType: "BOTTLEROCKET_x86_64", instanceTypes: ["m7g.large"] }),
      invalid("[m7g.large] is not a valid instance type for requested amiType BOTTLEROCKET_x86_64"),
    ],
    [
      "a machine whose disks have no connection of their own",
      group(1, 1, 1, {
        instanceTypes: ["t3.large", "t2.large"],
        amiType: "AL2023_x86_64_STANDARD",
        launchTemplate: { id: "lt-1", version: "2" },
      }),
      "AsgInstanceLaunchFailures: You must use a valid fully-formed launch template. EBS-optimized instances are not supported for your requested configuration (t2.large)",
    ],
    ["such a machine without a template that asks for it", group(1, 1, 1, { instanceTypes: ["t2.large"] })],
    [
      "an ARM image on ARM machines",
      group(1, 1, 1, { amiType: "BOTTLEROCKET_ARM_64", instanceTypes: ["m7g.large", "c7gn.xlarge"] }),
    ],
    [
      "a second group with the same name",
      group(1, 1, 1, { nodeGroupName: "old" }),
      "ResourceInUseException: NodeGroup already exists with name old and cluster name prod",
    ],
  ]);

  const nameless = {
    ...running,
    resources: [
      ...running.resources,
      ...account([["aws:ec2/vpc:Vpc", "vpc-1", { enableDnsHostnames: false, enableDnsSupport: true }]]).resources,
    ],
  };
  itCreates(token, nameless, [
    [
      "nodes in a network that gives them no names",
      group(1, 1, 1),
      "NodeCreationFailure: Instances failed to join the kubernetes cluster: enableDnsHostnames of VPC vpc-1 is off",
    ],
  ]);

  it("refuses a new min above the number of nodes", () => {
    const inputs = group(2, 1, 3, { nodeGroupName: "old" });
    assert.equal(
      updating(token, "prod:old", inputs, account([[token, "prod:old", { ...inputs, version: "1.33" }]])),
      invalid("Minimum capacity 2 can't be greater than desired size 1"),
    );
  });

  itShows([
    [
      aws("aws.eks.NodeGroup", "system", {
        version: "1.35",
        scalingConfig: { minSize: 2, maxSize: 6, desiredSize: 2 },
        instanceTypes: ["m7i.large", "m6i.large"],
        capacityType: "SPOT",
        amiType: "BOTTLEROCKET_x86_64",
        labels: { pool: "system", disk: "fast" },
        taints: [
          { key: "CriticalAddonsOnly", value: "true", effect: "NO_SCHEDULE" },
          { key: "gpu", effect: "NO_EXECUTE" },
        ],
        nodeRepairConfig: { enabled: true },
        remoteAccess: { ec2SshKey: "k" },
      }),
      [
        "2–6 × m7i.large, m6i.large spot",
        "BOTTLEROCKET_x86_64 1.35",
        "labels disk=fast",
        "taints CriticalAddonsOnly=true:NO_SCHEDULE, gpu:NO_EXECUTE",
        "node auto repair",
      ],
      "nodes can be reached by SSH",
    ],
  ]);
});
