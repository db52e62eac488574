export type Inputs = Readonly<Record<string, unknown>>;

/** A resource that lets in only whom it should, the same one open to more, and the line about it. */
export type LetIn = readonly [type: string, closed: Inputs, open: Inputs, line: string];

/** A role of the stack's own account. */
export const own = "arn:aws:iam::333344445555:role/shop";
const foreign = "arn:aws:iam::999988887777:root";

/** The identity provider of GitHub's workflows, and the subject of one of them. */
export const github = "token.actions.githubusercontent.com";
export const main = "repo:acme/shop:ref:refs/heads/main";

export const allow = (statement: Inputs) => JSON.stringify({ Statement: [{ Effect: "Allow", ...statement }] });
export const bucketPolicy = (Principal: unknown) => ({
  policy: allow({ Principal, Action: "s3:GetObject", Resource: "*" }),
});
export const trust = (sub: string) => ({
  assumeRolePolicy: allow({
    Principal: { Federated: `arn:aws:iam::333344445555:oidc-provider/${github}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringLike: { [`${github}:sub`]: sub } },
  }),
});
const everybodyRead = {
  permission: "READ",
  grantee: { type: "Group", uri: "http://acs.amazonaws.com/groups/global/AllUsers" },
};

export const letInOnAws: readonly LetIn[] = [
  [
    "aws:s3/bucketAcl:BucketAcl",
    { acl: "private" },
    { acl: "public-read" },
    "open: everybody → LABEL: through its access list",
  ],
  [
    "aws:s3/bucketAcl:BucketAcl",
    { accessControlPolicy: { grants: [] } },
    { accessControlPolicy: { grants: [everybodyRead] } },
    "open: everybody → LABEL: through its access list",
  ],
  [
    "aws:s3/bucket:Bucket",
    { bucket: "b" },
    { bucket: "b", grants: [{ type: "Group", uri: everybodyRead.grantee.uri, permissions: ["READ"] }] },
    "open: everybody → LABEL: through its access list",
  ],
  [
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    { blockPublicAcls: true, blockPublicPolicy: false, ignorePublicAcls: true, restrictPublicBuckets: true },
    "unprotected: LABEL: public access is not fully blocked",
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
    "open: LABEL: its function, without sign-in",
  ],
  [
    "aws:apigateway/method:Method",
    { authorization: "AWS_IAM", httpMethod: "GET" },
    { authorization: "NONE", httpMethod: "GET" },
    "open: LABEL: its method, without sign-in",
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
  ["aws:ec2/instance:Instance", {}, { associatePublicIpAddress: true }, "LABEL: associatePublicIpAddress"],
];
