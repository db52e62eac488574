import assert from "node:assert/strict";
import { difference, failing, failingClasses, headLines } from "../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../cli/plan/planned-resource";
import { planned } from "../planned";
import { letInElsewhere } from "./let-in-elsewhere";
import { allow, bucketPolicy, type Inputs, letInOnAws, own, trust } from "./let-in-on-aws";

/** The stack's own account. */
const provider = planned("pulumi:providers:aws", "aws", {
  provider: null,
  inputs: { region: "eu-central-1", allowedAccountIds: ["333344445555"] },
});

/** Its own repositories, by a role that one of them has. */
const pipeline = () => planned("aws:iam/role:Role", "pipeline", { inputs: trust("repo:acme/web:ref:refs/heads/main") });

function told(before: readonly PlannedResource[], after: readonly PlannedResource[]) {
  const [old, now] = [
    [provider, pipeline(), ...before],
    [provider, pipeline(), ...after],
  ];
  const lines = headLines(old, now, difference(old, now)).filter((line) => line.class !== "cost");
  return {
    lines: lines.map((line) => `${line.class}: ${line.text}`),
    fails: failing(lines, failingClasses(), { allowed: [] }).length > 0,
  };
}

function isOfWholeSet(line: string): boolean {
  return /^unprotected: gcp\.\S+IAMPolicy x: now owns the whole list: /.test(line);
}

describe("a resource that lets somebody in", () => {
  for (const [type, closed, open, line] of [...letInOnAws, ...letInElsewhere]) {
    const [closedOne, openOne] = [closed, open].map((inputs) => planned(type, "x", { inputs })) as [
      PlannedResource,
      PlannedResource,
    ];
    const label = type.replace(/\/\w+:|:/g, ".");
    const wanted = line.replace("LABEL", `${label} x`);
    it(`${label} fails as a new one and as a changed one: ${line}`, () => {
      for (const [what, before] of [["new", []] as const, ["changed", [closedOne]] as const]) {
        const { lines, fails } = told(before, [openOne]);
        assert.ok(
          lines.some((each) => each.includes(wanted)),
          `${what}: ${lines.join("\n")}`,
        );
        assert.equal(fails, true, what);
      }
    });

    it(`${label} passes as a new one with ${JSON.stringify(closed)}`, () => {
      const { lines, fails } = told([], [closedOne]);
      /* Whoever owns a whole set shuts others out, and fails for that. */
      assert.equal(fails, lines.some(isOfWholeSet), lines.join("\n"));
      assert.ok(lines.every((each) => isOfWholeSet(each) || !/^(?:open|admin|unprotected|unjudged)/.test(each)));
    });
  }
});

describe("a new connection of networks", () => {
  const foreignNetworks: readonly [type: string, inputs: Inputs, line: string][] = [
    [
      "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
      { vpcId: "vpc-1", peerVpcId: "vpc-2", peerOwnerId: "999988887777" },
      "open: 999988887777: connect on aws.ec2.VpcPeeringConnection x",
    ],
    [
      "azure-native:network:VirtualNetworkPeering",
      {
        remoteVirtualNetwork: { id: "/subscriptions/b/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v" },
      },
      "open: /subscriptions/b/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v: connect on azure-native.network.VirtualNetworkPeering x",
    ],
    [
      "gcp:compute/networkPeering:NetworkPeering",
      { network: "n", peerNetwork: "projects/other/global/networks/v" },
      "open: projects/other/global/networks/v: connect on gcp.compute.NetworkPeering x",
    ],
  ];
  for (const [type, inputs, line] of foreignNetworks) {
    it(`fails if it is with somebody else's: ${line}`, () => {
      const { lines, fails } = told([], [planned(type, "x", { inputs })]);
      assert.deepEqual([lines, fails], [[line], true]);
    });
  }

  it("passes if both are the stack's own", () => {
    const peering = planned("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "x", {
      inputs: { vpcId: "vpc-1", peerVpcId: "vpc-2", peerOwnerId: "333344445555" },
    });
    assert.equal(told([], [peering]).fails, false);
  });
});

describe("a new resource of which no rule knows whom it lets in", () => {
  it("needs somebody who knows", () => {
    const shared = planned("gcp:compute/sharedVPCServiceProject:SharedVPCServiceProject", "x", {
      inputs: { hostProject: "a", serviceProject: "b" },
    });
    assert.deepEqual(told([], [shared]), {
      lines: ["unjudged: gcp.compute.SharedVPCServiceProject x: new; Keelson cannot tell who gets access through it"],
      fails: true,
    });
    assert.deepEqual(told([shared], [shared]).lines, []);
  });

  for (const [type, label] of [
    ["gcp:projects/iAMPolicy:IAMPolicy", "gcp.projects.IAMPolicy"],
    ["gcp:storage/bucketIAMPolicy:BucketIAMPolicy", "gcp.storage.BucketIAMPolicy"],
  ] as const) {
    it(`needs somebody who knows: ${label}`, () => {
      const unread = planned(type, "x", { inputs: { project: "p", policyData: "<unknown>" } });
      const { lines, fails } = told([], [unread]);
      assert.deepEqual([lines.filter(isOfWholeSet).length, fails], [1, true]);
      assert.deepEqual(
        { lines: lines.filter((each) => !isOfWholeSet(each)), fails },
        {
          lines: [`unjudged: ${label} x: new; Keelson cannot tell who gets access through it`],
          fails: true,
        },
      );
    });
  }

  it("is none that lets nobody in", () => {
    const alarm = planned("aws:cloudwatch/metricAlarm:MetricAlarm", "x", { inputs: { threshold: 1 } });
    assert.equal(told([], [alarm]).fails, false);
  });
});

describe("a right that an account gets instead of one of its roles", () => {
  const types: readonly [type: string, inputs: (principal: string) => Inputs, action: string][] = [
    ["aws:s3/bucketPolicy:BucketPolicy", (AWS) => bucketPolicy({ AWS }), "s3:GetObject"],
    [
      "aws:iam/role:Role",
      (AWS) => ({ assumeRolePolicy: allow({ Principal: { AWS }, Action: "sts:AssumeRole" }) }),
      "sts:AssumeRole",
    ],
    ["aws:kms/grant:Grant", (granteePrincipal) => ({ granteePrincipal, operations: ["Decrypt"] }), "Decrypt"],
  ];
  for (const [type, inputs, action] of types) {
    it(`fails: ${type}`, () => {
      const root = "arn:aws:iam::333344445555:root";
      const [one, all] = [own, root].map((principal) => planned(type, "x", { inputs: inputs(principal) })) as [
        PlannedResource,
        PlannedResource,
      ];
      const label = `${type.replace(/\/\w+:|:/g, ".")} x`;
      assert.deepEqual(told([one], [all]), {
        lines: [
          `unprotected: ${root}: ${action} on ${label}, no longer only ${own}`,
          `less: ${own}: ${action} on ${label}`,
        ],
        fails: true,
      });
      assert.equal(told([all], [one]).fails, false);
    });
  }
});
