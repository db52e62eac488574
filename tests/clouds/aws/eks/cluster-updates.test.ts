import assert from "node:assert/strict";
import type { AccountView } from "../../../../cli/clouds";
import { account, updating } from "../account";
import { invalid } from "./running";

const token = "aws:eks/cluster:Cluster";
const subnetType = "aws:ec2/subnet:Subnet";
const groupType = "aws:eks/nodeGroup:NodeGroup";

const zoneFault = (given: string) =>
  invalid(
    `Provided subnets belong to the AZs '${given}'. But they should belong to the exact set of AZs 'eu-central-1a,eu-central-1b' in which subnets were provided during cluster creation`,
  );

describe(`updates of ${token}`, () => {
  const cases: readonly (readonly [string, string, string, AccountView, string | undefined])[] = [
    ["1.35", "1.36", "one minor", account([[token, "prod", { name: "prod", version: "1.35" }]]), undefined],
    [
      "1.34",
      "1.36",
      "two minors",
      account([[token, "prod", { name: "prod", version: "1.34" }]]),
      invalid("Unsupported Kubernetes minor version update from 1.34 to 1.36"),
    ],
    [
      "1.35",
      "1.34",
      "a step back",
      account([[token, "prod", { name: "prod", version: "1.35" }]]),
      invalid("Unsupported Kubernetes minor version update from 1.35 to 1.34"),
    ],
    [
      "1.36",
      "1.37",
      "a minor too far from old nodes",
      account([
        [token, "prod", { name: "prod", version: "1.36" }],
        [groupType, "prod:old", { clusterName: "prod", nodeGroupName: "old", version: "1.33" }],
      ]),
      invalid(
        "Nodegroups old must be updated to be within 3 minor versions of cluster version 1.37 before updating cluster version",
      ),
    ],
  ];
  for (const [from, to, what, inAccount, expected] of cases) {
    it(`${expected === undefined ? "allows" : "refuses"} ${what}, from ${from} to ${to}`, () => {
      assert.equal(
        updating(
          token,
          "prod",
          { name: "prod", version: to, vpcConfig: { subnetIds: ["subnet-a", "subnet-b"] } },
          inAccount,
        ),
        expected,
      );
    });
  }

  const zones: readonly (readonly [string, string[], string | undefined])[] = [
    ["other subnets of the same zones", ["subnet-000000a2", "subnet-b"], undefined],
    ["a zone more", ["subnet-a", "subnet-b", "subnet-c"], "eu-central-1a,eu-central-1b,eu-central-1c"],
    ["another zone", ["subnet-a", "subnet-c"], "eu-central-1a,eu-central-1c"],
  ];
  for (const [what, subnetIds, given] of zones) {
    it(`${given === undefined ? "allows" : "refuses"} a control plane in ${what}`, () => {
      const before = { name: "prod", version: "1.35", vpcConfig: { subnetIds: ["subnet-a", "subnet-b"] } };
      const subnet = (end: string) =>
        [subnetType, `subnet-${end}`, { vpcId: "vpc", availabilityZone: `eu-central-1${end.slice(0, 1)}` }] as const;
      const inAccount = account([[token, "prod", before], ...["a", "a2", "b", "c"].map(subnet)]);
      const fault = updating(token, "prod", { ...before, vpcConfig: { subnetIds } }, inAccount);
      assert.equal(fault, given && zoneFault(given));
    });
  }
});
