import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned, urnOf } from "../../planned";
import { object } from "../../pull-request-parts";

const role = "roles/logging.logWriter";
const member = (name: string) =>
  planned("gcp:projects/iAMMember:IAMMember", name, {
    inputs: { project: "example-prod", role, member: `serviceAccount:${name}@example.com` },
  });
const names = ["api", "web"];
const members = names.map((name) => `serviceAccount:${name}@example.com`);
const binding = (granted = role) =>
  planned("gcp:projects/iAMBinding:IAMBinding", "writers", {
    inputs: { project: "example-prod", role: granted, members },
  });
const bucket = planned("gcp:storage/bucket:Bucket", "reports", { inputs: { name: "reports" } });
const readers = (given: Partial<PlannedResource>) =>
  planned("gcp:storage/bucketIAMBinding:BucketIAMBinding", "readers", given);
const nodes = (given: object) => planned("aws:ec2/securityGroup:SecurityGroup", "nodes", { inputs: { ...given } });
const ingress = [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] }];
const rule = planned("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "api", {
  inputs: { securityGroupId: "<unknown>", ipProtocol: "tcp", cidrIpv4: "10.1.0.0/16" },
  propertyDependencies: { securityGroupId: [nodes({}).urn] },
});
const inputs = { bucket: "reports", role: "roles/storage.objectViewer", members };

function unprotected(before: readonly PlannedResource[], after: readonly PlannedResource[]): string[] {
  return headLines(before, after, difference(before, after)).flatMap((line) =>
    line.class === "unprotected" && /: (?:now owns|grants) /.test(line.text) ? [line.text] : [],
  );
}

const agents = "now owns the whole list: everybody else loses the role, even Google's service agents";

describe("a resource that owns a whole set", () => {
  const cases: readonly [
    what: string,
    before: readonly PlannedResource[],
    after: readonly PlannedResource[],
    lines: readonly string[],
  ][] = [
    [
      "in the place of single grants",
      names.map(member),
      [binding()],
      [
        `gcp.projects.IAMBinding writers: ${agents}`,
        "gcp.projects.IAMBinding writers: grants the same as gcp.projects.IAMMember {api, web}; Pulumi deletes the old grant afterwards, and this also removes the new grant",
      ],
    ],
    ["of another role", [binding("roles/x")], [binding()], [`gcp.projects.IAMBinding writers: ${agents}`]],
    [
      "of a bucket that was there",
      [bucket],
      [bucket, readers({ inputs })],
      [`gcp.storage.BucketIAMBinding readers: ${agents}`],
    ],
    ["of a new bucket", [], [bucket, readers({ inputs })], []],
    [
      "of a new bucket, by reference",
      [],
      [bucket, readers({ inputs: { ...inputs, bucket: "<unknown>" }, propertyDependencies: { bucket: [bucket.urn] } })],
      [],
    ],
    [
      "of one policy in an account",
      [],
      [planned("aws:iam/policyAttachment:PolicyAttachment", "all", { inputs: { policyArn: "arn:p", roles: ["a"] } })],
      [
        "aws.iam.PolicyAttachment all: now owns the whole list: every other role, user and group of the account loses the policy",
      ],
    ],
    [
      "of a role's policies",
      [],
      [
        planned("aws:iam/rolePoliciesExclusive:RolePoliciesExclusive", "ci", {
          inputs: { roleName: "ci", policyNames: [] },
        }),
      ],
      ["aws.iam.RolePoliciesExclusive ci: now owns the whole list: all other entries of this kind are removed"],
    ],
    [
      "of the default rules of a network that was there",
      [],
      [planned("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "none", { inputs: { vpcId: "vpc-1" } })],
      ["aws.ec2.DefaultSecurityGroup none: now owns the whole list: all other rules and routes are removed"],
    ],
    [
      "of a role, by an input",
      [planned("aws:iam/role:Role", "ci", { inputs: {} })],
      [planned("aws:iam/role:Role", "ci", { inputs: { managedPolicyArns: ["arn:p"] } })],
      ["aws.iam.Role ci: now owns all managedPolicyArns: all other policies are removed from the role"],
    ],
    [
      "of a group of Entra, by an input",
      [planned("azuread:index/group:Group", "ops", { inputs: {} })],
      [planned("azuread:index/group:Group", "ops", { inputs: { members: ["a"] } })],
      ["azuread.Group ops: now owns all members: everybody else leaves the group"],
    ],
    [
      "of a security group that has rules of their own",
      [nodes({}), rule],
      [nodes({ ingress }), rule],
      ["aws.ec2.SecurityGroup nodes: now owns all ingress: rules and routes that are separate resources are removed"],
    ],
    ["of a security group without others", [nodes({})], [nodes({ ingress })], []],
    [
      "of who gets into a cluster",
      [],
      [object("core/v1:ConfigMap", "kube-system/aws-auth", { data: { mapRoles: "[]" } })],
      [
        "ConfigMap kube-system/aws-auth: now owns the whole list: all other nodes and people lose access to the cluster",
      ],
    ],
    [
      "of a new cluster",
      [],
      [
        planned("aws:eks/cluster:Cluster", "prod"),
        object("core/v1:ConfigMap", "kube-system/aws-auth", { data: { mapRoles: "[]" } }),
      ],
      [],
    ],
  ];
  for (const [what, before, after, lines] of cases) {
    it(what, () => {
      assert.deepEqual(unprotected(before, after), lines);
      assert.deepEqual(unprotected(after, after), []);
    });
  }
});

describe("a grant under another name", () => {
  const assignment = (name: string) =>
    planned("azure-native:authorization:RoleAssignment", name, {
      inputs: {
        principalId: "p",
        principalType: "ServicePrincipal",
        roleDefinitionId: "/x/y",
        scope: "/subscriptions/s/resourceGroups/g",
      },
    });
  const again = (one: PlannedResource, options = one.options) => ({
    ...one,
    name: "new",
    urn: urnOf(one.type, "new"),
    options,
  });
  it("is gone in Google Cloud", () => {
    assert.deepEqual(unprotected([member("api")], [again(member("api"))]), [
      "gcp.projects.IAMMember new: grants the same as gcp.projects.IAMMember api; Pulumi deletes the old grant afterwards, and this also removes the new grant",
    ]);
  });
  it("stays if the former resource leaves it", () => {
    const left = { ...member("api"), options: { retainOnDelete: true } };
    assert.deepEqual(unprotected([left], [again(member("api"))]), []);
  });
  it("is refused on Azure", () => {
    assert.deepEqual(unprotected([assignment("a")], [again(assignment("a"))]), [
      "azure-native.authorization.RoleAssignment new: grants the same as azure-native.authorization.RoleAssignment a; the cloud refuses the new grant, because Pulumi deletes the old grant only afterwards",
    ]);
  });
  it("is another one for somebody else", () => {
    assert.deepEqual(unprotected([member("api")], [member("web")]), []);
  });
});
