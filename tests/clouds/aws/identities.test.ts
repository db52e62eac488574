import assert from "node:assert/strict";
import { awsProvider, refusalOf } from "../../../cli/clouds";
import { account, creating } from "./account";

const roleType = "aws:iam/role:Role";
const keyType = "aws:kms/key:Key";
const arn = "arn:aws:iam::111122223333:role/plane";
const trust = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow" }] });
const keyPolicy = (principal: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS: principal } }] });
const madeAt = (createdAt: number) =>
  account([], {
    resources: [{ type: roleType, id: "plane", name: "plane", state: { arn, name: "plane" }, createdAt }],
  });

describe("AWS' rules for identities", () => {
  it("want policies that are JSON and have statements", () => {
    assert.equal(creating(roleType, { name: "a", assumeRolePolicy: trust }, account()), undefined);
    assert.equal(
      creating(roleType, { name: "a", assumeRolePolicy: "{" }, account()),
      "MalformedPolicyDocument: This policy contains invalid Json",
    );
    assert.equal(
      creating(roleType, { name: "a", assumeRolePolicy: "{}" }, account()),
      "MalformedPolicyDocument: Syntax errors in policy.",
    );
  });

  it("give a name once", () => {
    assert.equal(
      creating(roleType, { name: "plane", assumeRolePolicy: trust }, madeAt(0)),
      "EntityAlreadyExists: Role with name plane already exists.",
    );
  });

  it("attach ten policies to a role", () => {
    const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    const attached = (count: number) =>
      account(
        Array.from(
          { length: count },
          (_, index) => [type, `a-${index}`, { role: "plane", policyArn: `p-${index}` }] as const,
        ),
      );
    const inputs = { role: "plane", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
    assert.equal(creating(type, inputs, attached(9)), undefined);
    assert.equal(creating(type, inputs, attached(10)), "LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10");
  });

  it("know a key's principals once they are there, for which the provider waits", () => {
    const inputs = { policy: keyPolicy(arn) };
    const message =
      "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.";
    assert.equal(creating(keyType, inputs, account()), message);
    assert.equal(creating(keyType, inputs, madeAt(599_900)), message);
    assert.equal(creating(keyType, inputs, madeAt(0)), undefined);
    assert.equal(creating(keyType, { policy: keyPolicy("arn:aws:iam::111122223333:root") }, account()), undefined);
    const call = { operation: "create", type: keyType, name: "k", id: "", inputs, previous: {} } as const;
    assert.equal(refusalOf(awsProvider, call, account())?.transient, true);
  });

  it("let a service take a role some time after it was made", () => {
    const inputs = { name: "prod", roleArn: arn, vpcConfig: { subnetIds: ["subnet-1", "subnet-2"] } };
    const message = `InvalidParameterException: Role with arn: ${arn}, could not be assumed because it does not exist or the trusted entity is not correct`;
    assert.equal(creating("aws:eks/cluster:Cluster", inputs, madeAt(599_900)), message);
    assert.equal(creating("aws:eks/cluster:Cluster", inputs, madeAt(0)), undefined);
    const elsewhere = { ...inputs, roleArn: "arn:aws:iam::444455556666:role/plane" };
    assert.equal(creating("aws:eks/cluster:Cluster", elsewhere, account()), undefined);
  });
});
