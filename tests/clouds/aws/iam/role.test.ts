import assert from "node:assert/strict";
import { awsProvider, withAutoname } from "../../../../cli/clouds";
import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itCreates, itDeletes, itShows } from "../cases";
import { policy } from "./policies";

const token = "aws:iam/role:Role";
const trust = policy({});
const tags = "aws:RequestTag/kubernetes";
const role = (...statements: object[]) => aws("aws.iam.Role", "r", { assumeRolePolicy: policy(...statements) });

describe(token, () => {
  itCreates(token, account([[token, "plane", { name: "plane" }]]), [
    ["a policy with statements", { name: "a", assumeRolePolicy: trust }],
    [
      "a policy that is not JSON",
      { name: "a", assumeRolePolicy: "{" },
      "MalformedPolicyDocument: This policy contains invalid Json",
    ],
    [
      "a policy without statements",
      { name: "a", assumeRolePolicy: "{}" },
      "MalformedPolicyDocument: Syntax errors in policy.",
    ],
    [
      "a name that is taken",
      { name: "plane", assumeRolePolicy: trust },
      "EntityAlreadyExists: Role with name plane already exists.",
    ],
  ]);

  itDeletes(token, "node", [
    [
      "a role with a policy attached",
      account([
        [token, "node", {}],
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", { role: "node" }],
      ]),
      "DeleteConflict: Cannot delete entity, must detach all policies first.",
    ],
    [
      "a role with an inline policy",
      account([
        [token, "node", {}],
        ["aws:iam/rolePolicy:RolePolicy", "node:own", { role: "node" }],
      ]),
      "DeleteConflict: Cannot delete entity, must delete policies first.",
    ],
  ]);

  it("gets a name from the provider, and keeps it", () => {
    const type = awsProvider.types[token];
    assert.ok(type);
    const named = (inputs: object, name: string, previous: object, seed: string) =>
      withAutoname(awsProvider, token, type, { ...inputs }, name, { ...previous }, seed);
    const { inputs } = named({ path: "/" }, "node", {}, "seed");
    assert.match(String(inputs.name), /^node-[0-9a-f]{7}$/);
    assert.deepEqual(named({ path: "/" }, "node", inputs, "other").inputs, inputs);
    assert.equal(named({ name: "given" }, "node", {}, "seed").inputs.name, "given");
    assert.equal(
      named({}, "n".repeat(60), {}, "seed").failure?.reason,
      `could not make instance of 'aws:iam/role:Role': name '${"n".repeat(60)}-' plus 7 random chars is longer than maximum length 64`,
    );
  });

  itShows([
    [role({ Principal: { Service: ["ec2.amazonaws.com"] } }), ["for ec2.amazonaws.com"]],
    [
      role({
        Principal: { Service: "pods.eks.amazonaws.com" },
        Condition: { StringEquals: { [`${tags}-namespace`]: "kube-system", [`${tags}-service-account`]: "aws-node" } },
      }),
      ["for kube-system/aws-node"],
    ],
    [
      role({
        Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/example.com" },
        Condition: { StringEquals: { "example.com:sub": "system:serviceaccount:dns:external-dns" } },
      }),
      ["for dns/external-dns by OIDC"],
    ],
    [
      role({ Principal: { AWS: ["arn:aws:iam::111122223333:role/ci", "arn:aws:iam::444455556666:root"] } }),
      ["for role/ci, 444455556666:root"],
    ],
    [role({ Principal: "*" }), ["for *"], "anyone can assume this role"],
    [role({ Principal: { AWS: "*" }, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }), ["for *"]],
    [aws("aws.iam.Role", "r", { assumeRolePolicy: "<unknown>" }), []],
    [role({ NotPrincipal: { AWS: "444455556666" } }), ["for *"], "anyone can assume this role"],
  ]);
});
