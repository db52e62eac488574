import assert from "node:assert/strict";
import type { AccountView } from "../../../cli/clouds";
import { account, updating } from "./account";

const clusterType = "aws:eks/cluster:Cluster";
const subnetType = "aws:ec2/subnet:Subnet";
const groupType = "aws:eks/nodeGroup:NodeGroup";
const invalid = (message: string) => `InvalidParameterException: ${message}`;

const zoneFault = (given: string) =>
  invalid(
    `Provided subnets belong to the AZs '${given}'. But they should belong to the exact set of AZs 'eu-central-1a,eu-central-1b' in which subnets were provided during cluster creation`,
  );

describe("EKS' rules for versions", () => {
  const cases: readonly (readonly [string, string, string, AccountView, string | undefined])[] = [
    ["1.35", "1.36", "one minor", account([[clusterType, "prod", { name: "prod", version: "1.35" }]]), undefined],
    [
      "1.34",
      "1.36",
      "two minors",
      account([[clusterType, "prod", { name: "prod", version: "1.34" }]]),
      invalid("Unsupported Kubernetes minor version update from 1.34 to 1.36"),
    ],
    [
      "1.35",
      "1.34",
      "back",
      account([[clusterType, "prod", { name: "prod", version: "1.35" }]]),
      invalid("Unsupported Kubernetes minor version update from 1.35 to 1.34"),
    ],
    [
      "1.36",
      "1.37",
      "away from old nodes",
      account([
        [clusterType, "prod", { name: "prod", version: "1.36" }],
        [groupType, "prod:old", { clusterName: "prod", nodeGroupName: "old", version: "1.33" }],
      ]),
      invalid(
        "Nodegroups old must be updated to be within 3 minor versions of cluster version 1.37 before updating cluster version",
      ),
    ],
  ];
  for (const [from, to, what, inAccount, expected] of cases) {
    it(`${expected === undefined ? "allow" : "refuse"} ${what}, from ${from} to ${to}`, () => {
      assert.equal(
        updating(
          clusterType,
          "prod",
          { name: "prod", version: to, vpcConfig: { subnetIds: ["subnet-a", "subnet-b"] } },
          inAccount,
        ),
        expected,
      );
    });
  }

  const zones: readonly (readonly [string, string[], string | undefined])[] = [
    ["other subnets of the same zones", ["subnet-a2", "subnet-b"], undefined],
    ["a zone more", ["subnet-a", "subnet-b", "subnet-c"], "eu-central-1a,eu-central-1b,eu-central-1c"],
    ["another zone", ["subnet-a", "subnet-c"], "eu-central-1a,eu-central-1c"],
  ];
  for (const [what, subnetIds, given] of zones) {
    it(`${given === undefined ? "allow" : "refuse"} a control plane in ${what}`, () => {
      const before = { name: "prod", version: "1.35", vpcConfig: { subnetIds: ["subnet-a", "subnet-b"] } };
      const subnet = (end: string) =>
        [subnetType, `subnet-${end}`, { vpcId: "vpc", availabilityZone: `eu-central-1${end.slice(0, 1)}` }] as const;
      const inAccount = account([[clusterType, "prod", before], ...["a", "a2", "b", "c"].map(subnet)]);
      const fault = updating(clusterType, "prod", { ...before, vpcConfig: { subnetIds } }, inAccount);
      assert.equal(fault, given && zoneFault(given));
    });
  }

  it("refuse a min above the nodes that there are", () => {
    const inputs = {
      clusterName: "prod",
      nodeGroupName: "old",
      scalingConfig: { minSize: 2, desiredSize: 1, maxSize: 3 },
    };
    assert.equal(
      updating(groupType, "prod:old", inputs, account([[groupType, "prod:old", { ...inputs, version: "1.33" }]])),
      invalid("Minimum capacity 2 can't be greater than desired size 1"),
    );
  });
});
