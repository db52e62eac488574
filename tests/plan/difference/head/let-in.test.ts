import assert from "node:assert/strict";
import { difference, failing, failingClasses, headLines } from "../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../cli/plan/planned-resource";
import { planned } from "../planned";

type Inputs = Readonly<Record<string, unknown>>;

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

const own = "arn:aws:iam::333344445555:role/shop";
const foreign = "arn:aws:iam::999988887777:root";
const allow = (statement: Inputs) => JSON.stringify({ Statement: [{ Effect: "Allow", ...statement }] });
const bucketPolicy = (Principal: unknown) => ({ policy: allow({ Principal, Action: "s3:GetObject", Resource: "*" }) });
const github = "token.actions.githubusercontent.com";
const trust = (sub: string) => ({
  assumeRolePolicy: allow({
    Principal: { Federated: `arn:aws:iam::333344445555:oidc-provider/${github}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringLike: { [`${github}:sub`]: sub } },
  }),
});
const bindings = (role: string, member: string) => ({
  policyData: JSON.stringify({ bindings: [{ role, members: [member] }] }),
});
const everybodyRead = {
  permission: "READ",
  grantee: { type: "Group", uri: "http://acs.amazonaws.com/groups/global/AllUsers" },
};
const main = "repo:acme/shop:ref:refs/heads/main";
const federated = (more: Inputs) => ({ resourceName: "shop", issuer: `https://${github}`, ...more });
const pools = "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github";
const pool = (more: Inputs) => ({ oidc: { issuerUri: `https://${github}` }, ...more });

const cases: readonly (readonly [type: string, closed: Inputs, open: Inputs, line: string])[] = [
  [
    "aws:s3/bucketAcl:BucketAcl",
    { acl: "private" },
    { acl: "public-read" },
    "open: everybody → LABEL: by its access list",
  ],
  [
    "aws:s3/bucketAcl:BucketAcl",
    { accessControlPolicy: { grants: [] } },
    { accessControlPolicy: { grants: [everybodyRead] } },
    "open: everybody → LABEL: by its access list",
  ],
  [
    "aws:s3/bucket:Bucket",
    { bucket: "b" },
    { bucket: "b", grants: [{ type: "Group", uri: everybodyRead.grantee.uri, permissions: ["READ"] }] },
    "open: everybody → LABEL: by its access list",
  ],
  [
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    { blockPublicAcls: true, blockPublicPolicy: false, ignorePublicAcls: true, restrictPublicBuckets: true },
    "unprotected: LABEL: not every kind of public access is blocked",
  ],
  [
    "aws:s3/bucketPolicy:BucketPolicy",
    bucketPolicy({ AWS: own }),
    bucketPolicy("*"),
    "admin: everybody: s3:GetObject on LABEL",
  ],
  [
    "aws:s3/bucketPolicy:BucketPolicy",
    bucketPolicy({ AWS: own }),
    bucketPolicy({ AWS: foreign }),
    `open: ${foreign}: s3:GetObject on LABEL`,
  ],
  [
    "aws:lambda/functionUrl:FunctionUrl",
    { authorizationType: "AWS_IAM" },
    { authorizationType: "NONE" },
    "open: LABEL: its function, without signing in",
  ],
  [
    "aws:apigateway/method:Method",
    { authorization: "AWS_IAM", httpMethod: "GET" },
    { authorization: "NONE", httpMethod: "GET" },
    "open: LABEL: its method, without signing in",
  ],
  [
    "aws:lambda/permission:Permission",
    { action: "lambda:InvokeFunction", principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::b" },
    { action: "lambda:InvokeFunction", principal: "*" },
    "admin: everybody: lambda:InvokeFunction on LABEL",
  ],
  [
    "aws:lambda/permission:Permission",
    { action: "lambda:InvokeFunction", principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::b" },
    { action: "lambda:InvokeFunction", principal: "s3.amazonaws.com" },
    "admin: s3.amazonaws.com of any account: lambda:InvokeFunction on LABEL",
  ],
  [
    "aws:lambda/permission:Permission",
    { action: "lambda:InvokeFunction", principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::b" },
    { action: "lambda:InvokeFunction", principal: "*", sourceArn: "*" },
    "admin: everybody: lambda:InvokeFunction on LABEL",
  ],
  [
    "aws:lambda/permission:Permission",
    { action: "lambda:InvokeFunction", principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::b" },
    { action: "lambda:InvokeFunction", principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::*" },
    "admin: s3.amazonaws.com of any account: lambda:InvokeFunction on LABEL",
  ],
  [
    "aws:lambda/permission:Permission",
    { action: "lambda:InvokeFunction", principal: "sns.amazonaws.com", sourceArn: "arn:aws:sns:*:333344445555:*" },
    { action: "lambda:InvokeFunction", principal: "sns.amazonaws.com", sourceArn: "arn:aws:sns:*:*:orders" },
    "admin: sns.amazonaws.com of any account: lambda:InvokeFunction on LABEL",
  ],
  [
    "aws:cloudwatch/eventPermission:EventPermission",
    { principal: "*", condition: { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-acme" } },
    { principal: "*", condition: { key: "aws:PrincipalOrgID", type: "StringLike", value: "*" } },
    "admin: everybody: use on LABEL",
  ],
  [
    "aws:lambda/permission:Permission",
    { action: "lambda:InvokeFunction", principal: "333344445555" },
    { action: "lambda:InvokeFunction", principal: "999988887777" },
    "open: 999988887777: lambda:InvokeFunction on LABEL",
  ],
  [
    "aws:cloudwatch/eventPermission:EventPermission",
    { principal: "*", condition: { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-acme" } },
    { principal: "*" },
    "admin: everybody: use on LABEL",
  ],
  [
    "aws:kms/grant:Grant",
    { granteePrincipal: own, operations: ["Decrypt"] },
    { granteePrincipal: foreign, operations: ["Decrypt"] },
    `open: ${foreign}: Decrypt on LABEL`,
  ],
  [
    "aws:ram/principalAssociation:PrincipalAssociation",
    { principal: "333344445555" },
    { principal: "999988887777" },
    "open: 999988887777: use on LABEL",
  ],
  [
    "aws:ram/resourceShare:ResourceShare",
    { allowExternalPrincipals: false },
    { allowExternalPrincipals: true },
    "LABEL: allowExternalPrincipals",
  ],
  [
    "aws:ec2/amiLaunchPermission:AmiLaunchPermission",
    { accountId: "333344445555" },
    { accountId: "999988887777" },
    "open: 999988887777: copy on LABEL",
  ],
  [
    "aws:ec2/amiLaunchPermission:AmiLaunchPermission",
    { accountId: "333344445555" },
    { group: "all" },
    "admin: everybody: copy on LABEL",
  ],
  [
    "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission",
    { accountId: "333344445555" },
    { accountId: "999988887777" },
    "open: 999988887777: copy on LABEL",
  ],
  ["aws:rds/snapshot:Snapshot", {}, { sharedAccounts: ["all"] }, "admin: everybody: copy on LABEL"],
  [
    "aws:rds/clusterSnapshot:ClusterSnapshot",
    { sharedAccounts: ["333344445555"] },
    { sharedAccounts: ["333344445555", "999988887777"] },
    "open: 999988887777: copy on LABEL",
  ],
  [
    "aws:ec2/vpcEndpointService:VpcEndpointService",
    { allowedPrincipals: [own] },
    { allowedPrincipals: ["*"] },
    "admin: everybody: connect on LABEL",
  ],
  [
    "aws:ssm/document:Document",
    { permissions: { type: "Share", accountIds: "333344445555" } },
    { permissions: { type: "Share", accountIds: "333344445555,All" } },
    "admin: everybody: use on LABEL",
  ],
  [
    "aws:iam/role:Role",
    trust(main),
    trust("repo:acme/*"),
    `admin: arn:aws:iam::333344445555:oidc-provider/${github}: sts:AssumeRoleWithWebIdentity on LABEL, if ${github}:sub StringLike repo:acme/*`,
  ],
  [
    "aws:iam/role:Role",
    trust(main),
    trust("repo:someone/shop:ref:refs/heads/main"),
    `open: arn:aws:iam::333344445555:oidc-provider/${github}: sts:AssumeRoleWithWebIdentity on LABEL, if ${github}:sub StringLike repo:someone/shop:ref:refs/heads/main`,
  ],
  [
    "azure-native:managedidentity:FederatedIdentityCredential",
    federated({ subject: main }),
    federated({ subject: "repo:someone/shop:ref:refs/heads/main" }),
    `open: repo:someone/shop:ref:refs/heads/main of https://${github}: act as on shop`,
  ],
  [
    "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential",
    federated({ subject: main }),
    federated({ subject: "repo:someone/shop:ref:refs/heads/main" }),
    `open: repo:someone/shop:ref:refs/heads/main of https://${github}: act as on shop`,
  ],
  [
    "azuread:index/applicationFlexibleFederatedIdentityCredential:ApplicationFlexibleFederatedIdentityCredential",
    federated({ claimsMatchingExpression: "claims['sub'] matches 'repo:acme/shop:*'" }),
    federated({ claimsMatchingExpression: "claims['sub'] matches 'repo:someone/shop:*'" }),
    `open: claims['sub'] matches 'repo:someone/shop:*' of https://${github}: act as on shop`,
  ],
  [
    "gcp:serviceaccount/iAMMember:IAMMember",
    { serviceAccountId: "ci", role: "roles/iam.workloadIdentityUser", member: `${pools}/subject/repo:acme/shop` },
    { serviceAccountId: "ci", role: "roles/iam.workloadIdentityUser", member: `${pools}/*` },
    `admin: ${pools}/*: roles/iam.workloadIdentityUser on serviceAccountId ci`,
  ],
  [
    "aws:iam/role:Role",
    { managedPolicyArns: [] },
    { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
    "admin: LABEL: use the policy AdministratorAccess",
  ],
  [
    "aws:iam/role:Role",
    { inlinePolicies: [] },
    { inlinePolicies: [{ name: "all", policy: allow({ Action: "*", Resource: "*" }) }] },
    "admin: LABEL: * on *",
  ],
  [
    "gcp:projects/iAMPolicy:IAMPolicy",
    { project: "p", ...bindings("roles/viewer", "user:a@acme.example") },
    { project: "p", ...bindings("roles/owner", "user:a@acme.example") },
    "admin: user:a@acme.example: roles/owner on project p",
  ],
  [
    "gcp:storage/bucketIAMPolicy:BucketIAMPolicy",
    { bucket: "b", ...bindings("roles/storage.objectViewer", "user:a@acme.example") },
    { bucket: "b", ...bindings("roles/storage.objectViewer", "allUsers") },
    "admin: allUsers: roles/storage.objectViewer on bucket b",
  ],
  [
    "gcp:storage/bucketACL:BucketACL",
    { roleEntities: ["READER:user-a@acme.example"] },
    { roleEntities: ["READER:allUsers"] },
    "open: everybody → LABEL: by its access list",
  ],
  [
    "gcp:bigquery/dataset:Dataset",
    { accesses: [{ role: "READER", userByEmail: "a@acme.example" }] },
    { accesses: [{ role: "READER", specialGroup: "allAuthenticatedUsers" }] },
    "open: everybody → LABEL: by its access list",
  ],
  [
    "gcp:bigquery/datasetAccess:DatasetAccess",
    { role: "READER", userByEmail: "a@acme.example" },
    { role: "READER", iamMember: "allUsers" },
    "open: everybody → LABEL: by its access list",
  ],
  [
    "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider",
    pool({ attributeCondition: "assertion.repository_owner_id == '1'" }),
    pool({}),
    `admin: everybody at https://${github}: sign in on LABEL`,
  ],
  [
    "gcp:cloudrunv2/service:Service",
    { ingress: "INGRESS_TRAFFIC_ALL" },
    { ingress: "INGRESS_TRAFFIC_ALL", invokerIamDisabled: true },
    "open: LABEL: its containers, without signing in",
  ],
  [
    "gcp:compute/instance:Instance",
    { networkInterfaces: [{ network: "n" }] },
    { networkInterfaces: [{ network: "n", accessConfigs: [{}] }] },
    "open: LABEL: a public address, as far as firewalls let in",
  ],
  [
    "azure-native:managedidentity:FederatedIdentityCredential",
    federated({ subject: main }),
    federated({ claimsMatchingExpression: { value: "claims['sub'] matches 'repo:acme/*'", languageVersion: 1 } }),
    `admin: claims['sub'] matches 'repo:acme/*' of https://${github}: act as on shop`,
  ],
  [
    "azure-native:managedidentity:FederatedIdentityCredential",
    federated({ subject: main }),
    federated({ claimsMatchingExpression: { value: "claims['sub'] matches '*'", languageVersion: 1 } }),
    `admin: claims['sub'] matches '*' of https://${github}: act as on shop`,
  ],
  [
    "azure-native:managedidentity:FederatedIdentityCredential",
    federated({ subject: main }),
    federated({ claimsMatchingExpression: { value: "claims['sub'] matches 'repo*'", languageVersion: 1 } }),
    `admin: claims['sub'] matches 'repo*' of https://${github}: act as on shop`,
  ],
  [
    "azure-native:managedidentity:FederatedIdentityCredential",
    federated({ subject: main }),
    federated({ claimsMatchingExpression: { value: "claims['sub'] matches 'r?po:acme/shop:*'", languageVersion: 1 } }),
    `admin: claims['sub'] matches 'r?po:acme/shop:*' of https://${github}: act as on shop`,
  ],
  [
    "azure-native:storage:BlobContainer",
    { publicAccess: "None" },
    { publicAccess: "Container" },
    "unprotected: LABEL: its blobs are public",
  ],
  ["aws:ec2/instance:Instance", {}, { associatePublicIpAddress: true }, "LABEL: associatePublicIpAddress"],
];

describe("a resource that lets somebody in", () => {
  for (const [type, closed, open, line] of cases) {
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
      assert.equal(told([], [closedOne]).fails, false, told([], [closedOne]).lines.join("\n"));
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
      lines: ["unjudged: gcp.compute.SharedVPCServiceProject x: new, and no rule knows whom it lets in"],
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
      assert.deepEqual(told([], [unread]), {
        lines: [`unjudged: ${label} x: new, and no rule knows whom it lets in`],
        fails: true,
      });
    });
  }

  it("is none that lets nobody in", () => {
    const firewall = planned("aws:wafv2/webAcl:WebAcl", "x", { inputs: { scope: "REGIONAL" } });
    assert.equal(told([], [firewall]).fails, false);
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
