import * as aws from "@pulumi/aws";
import * as azure from "@pulumi/azure-native";
import * as pulumi from "@pulumi/pulumi";

const issuer = "token.actions.githubusercontent.com";
const github = new aws.iam.OpenIdConnectProvider("github", {
  url: `https://${issuer}`,
  clientIdLists: ["sts.amazonaws.com"],
});
const queue = new aws.sqs.Queue("dead");

const trustOf = (arn: string, subject: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: "sts:AssumeRoleWithWebIdentity",
      Principal: { Federated: arn },
      Condition: { StringLike: { [`${issuer}:sub`]: subject } },
    },
  ],
});

new aws.iam.Role("written", { assumeRolePolicy: pulumi.jsonStringify(trustOf("", "repo:acme/a:*")) });
new aws.iam.Role("json", {
  assumeRolePolicy: pulumi.jsonStringify({
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Federated: github.arn } }],
  }),
});
new aws.iam.Role("applied", {
  assumeRolePolicy: pulumi
    .all([github.arn])
    .apply(([arn = ""]) => JSON.stringify({ Statement: [trustOf(arn, "repo:acme/b:*").Statement[0]] })),
});
new aws.iam.Role("direct", {
  assumeRolePolicy: github.arn.apply((arn) => JSON.stringify(trustOf(arn, "repo:acme/c:*"))),
});
new aws.sqs.Queue("orders", {
  redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: queue.arn, maxReceiveCount: 8 }),
});
new aws.ssm.Parameter("other", { type: "String", value: pulumi.jsonStringify({ arn: queue.arn }) });
new aws.ssm.Parameter("failing", {
  type: "String",
  value: queue.arn.apply((arn) => JSON.stringify({ Statement: [JSON.parse(arn)] })),
});
/* What makes resources must not run with marks. */
queue.arn.apply((arn) => new aws.ssm.Parameter(`of-${JSON.stringify(arn)}`, { type: "String", value: "Statement" }));
/* The SDK gives all properties to one function, which fills in defaults. */
new azure.keyvault.Vault("vault", {
  resourceGroupName: "shop",
  properties: {
    tenantId: "55554444-0000-0000-0000-000000000001",
    sku: { family: azure.keyvault.SkuFamily.A, name: azure.keyvault.SkuName.Standard },
    enableRbacAuthorization: true,
    networkAcls: { virtualNetworkRules: [{ id: queue.arn }] },
  },
});
