import assert from "node:assert/strict";
import { shownConditions } from "../../../../../cli/plan/difference/head/rights/conditions";
import { policyGrants } from "../../../../../cli/plan/difference/head/rights/policy-grants";
import { resource } from "../../../cost/stacks";

const statement = (more: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", ...more }] });
const role = resource("aws:iam/role:Role", "node");

/** Returns what a policy of the role allows, as `who may action on resource when, boundless`. */
function granted(policy: string): string[] {
  const owned = resource("aws:iam/rolePolicy:RolePolicy", "p", { policy }, { role: "node" });
  return policyGrants(owned, new Map([["node", role]])).map(
    ({ who, may, on, when, denied, boundless }) =>
      `${who} ${denied === true ? "must not" : "may"} ${may} on ${on}${shownConditions(when)}${boundless ? "!" : ""}`,
  );
}

describe("grants of policies", () => {
  it("are each action on each resource", () => {
    const Resource = ["arn:aws:s3:::a", "arn:aws:s3:::b"];
    assert.deepEqual(granted(statement({ Action: "s3:GetObject", Resource })), [
      "aws.iam.Role node may s3:GetObject on arn:aws:s3:::a",
      "aws.iam.Role node may s3:GetObject on arn:aws:s3:::b",
    ]);
  });

  it("are boundless if everything is allowed", () => {
    assert.deepEqual(granted(statement({ Action: "*", Resource: "*" })), ["aws.iam.Role node may * on *!"]);
  });

  it("name what they except", () => {
    const [line = ""] = granted(statement({ NotAction: ["iam:*"], Resource: "*" }));
    assert.match(line, /^aws\.iam\.Role node may everything except iam:\* on \*/);
  });

  it("are forbidden by Deny", () => {
    const denied = JSON.stringify({ Statement: { Effect: "Deny", Action: "s3:*", Resource: "*" } });
    assert.deepEqual(
      granted(denied).map((line) => line.replace(/!$/, "")),
      ["aws.iam.Role node must not s3:* on *"],
    );
  });

  it("are to everybody if a policy of a resource says so", () => {
    const bucket = resource("aws:s3/bucketPolicy:BucketPolicy", "b", {
      policy: statement({ Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" }),
    });
    const [grant] = policyGrants(bucket, new Map());
    assert.equal(grant?.who, "everybody");
    assert.equal(grant.boundless, true);
  });

  const subjects: readonly [sub: string, isBoundless: boolean][] = [
    ["*", true],
    ["repo:*", true],
    ["repo*", true],
    ["r?po:example/shop:*", true],
    ["repo:*/infra:ref:refs/heads/main", true],
    ["*/infra:*", true],
    ["*:ref:refs/heads/main", true],
    ["repo:example/*", true],
    ["repo:example/shop-*:ref:refs/heads/main", true],
    ["repo:example/shop:*", false],
    ["project_path:example/*:ref_type:branch:ref:main", true],
    ["project_path:*:ref_type:branch:ref:main", true],
    ["system:serviceaccount:*:*", true],
    ["system:serviceaccount:shop:*", false],
  ];
  for (const [sub, isBoundless] of subjects) {
    it(`by a provider of identities with the subject ${sub} are ${isBoundless ? "without bounds" : "to some"}`, () => {
      const trusting = resource("aws:iam/role:Role", "ci", {
        assumeRolePolicy: statement({
          Principal: { Federated: "arn:aws:iam::333344445555:oidc-provider/example" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringLike: { "example:sub": sub, "example:aud": "sts.amazonaws.com" } },
        }),
      });
      assert.deepEqual(
        policyGrants(trusting, new Map()).map(({ boundless }) => boundless),
        [isBoundless],
      );
    });
  }

  it("are none of a text that is no policy", () => {
    assert.deepEqual(granted('{"Statement": broken'), []);
    assert.deepEqual(granted("hello"), []);
  });
});
