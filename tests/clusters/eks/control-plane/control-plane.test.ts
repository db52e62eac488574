import assert from "node:assert/strict";
import { Provider } from "@pulumi/aws";
import { EksCluster } from "../../../../components/clusters/eks";
import { keyPolicy } from "../../../../components/clusters/eks/keys";
import { eksArgs, runEks } from "../../../support/eks";
import { runProgram } from "../../../support/run-program";

const behindGateway = {
  vpc: {
    ...eksArgs.vpc,
    transitGateway: { transitGatewayId: "tgw-0a1b2c3d", destinationCidrBlocks: ["10.0.0.0/16"] },
  },
  endpoint: { privateAccessCidrs: ["10.0.0.0/16"] },
};
const clusterType = "aws:eks/cluster:Cluster";
const site = { accountId: "111122223333", region: "eu-central-1", clusterName: "test" };
const roleName = "test-eu-central-1-control-plane";
const tags = { owner: "platform", environment: "test", stack: "test", "managed-by": "keelson", cluster: "test" };

describe("the control plane of EKS", () => {
  it("is private, encrypted, logged and protected, and gives its creator no permissions", async () => {
    const { inputs, options } = (await runEks(behindGateway)).find(clusterType, "test");
    assert.deepEqual(inputs, {
      name: "test",
      version: "1.35",
      roleArn: inputs.roleArn,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      bootstrapSelfManagedAddons: false,
      deletionProtection: true,
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      encryptionConfig: {
        provider: { keyArn: "arn:aws:kms:eu-central-1:111122223333:key/test" },
        resources: ["secrets"],
      },
      kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16" },
      upgradePolicy: { supportType: "STANDARD" },
      zonalShiftConfig: { enabled: true },
      vpcConfig: {
        subnetIds: ["test-intra-a", "test-intra-b"],
        securityGroupIds: ["test-api-server"],
        endpointPrivateAccess: true,
        endpointPublicAccess: false,
      },
      tags: { ...tags, Name: "test" },
    });
    assert.equal(options.protect, true);
    assert.equal(options.deleteBeforeReplace, true);
  });

  it("answers the internet only for the given ranges", async () => {
    const run = await runEks({ endpoint: { publicAccessCidrs: ["192.0.2.0/24"] } });
    const vpcConfig = run.find(clusterType, "test").inputs.vpcConfig as Record<string, unknown>;
    assert.equal(vpcConfig.endpointPublicAccess, true);
    assert.deepEqual(vpcConfig.publicAccessCidrs, ["192.0.2.0/24"]);
    assert.deepEqual(run.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"), []);
  });

  it("allows the given private ranges on HTTPS, and nothing else", async () => {
    const run = await runEks();
    const [rule, second] = run.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    assert.equal(second, undefined);
    assert.deepEqual(rule?.inputs, {
      securityGroupId: "test-api-server",
      description: "HTTPS from 10.0.0.0/16",
      cidrIpv4: "10.0.0.0/16",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      tags: { ...tags, Name: "test-api-server" },
    });
  });

  it("stays reachable until its deletion, and stays in its zones", async () => {
    const run = await runEks();
    const { dependsOn, options } = run.find(clusterType, "test");
    const rules = run.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    assert.deepEqual(
      rules.map(({ name, urn }) => [name, dependsOn.includes(urn)]),
      [["test-api-server-10.0.0.0/16", true]],
    );
    assert.deepEqual(options.ignoreChanges, [
      "vpcConfig.subnetIds",
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      "bootstrapSelfManagedAddons",
    ]);
  });

  it("comes after its log group, routes and permissions", async () => {
    const run = await runEks();
    const logs = run.find("aws:cloudwatch/logGroup:LogGroup", "test-control-plane");
    assert.equal(logs.inputs.name, "/aws/eks/test/cluster");
    assert.equal(logs.inputs.retentionInDays, 365);
    assert.equal(logs.options.protect, true);
    assert.equal(logs.inputs.kmsKeyId, "arn:aws:kms:eu-central-1:111122223333:key/test");
    const { dependsOn } = run.find(clusterType, "test");
    const rights = "test-control-plane-AmazonEKSClusterPolicy";
    for (const urn of [
      logs.urn,
      run.find("aws:iam/rolePolicyAttachment:RolePolicyAttachment", rights).urn,
      run.find("aws:ec2/route:Route", "test-private-a").urn,
    ]) {
      assert.ok(dependsOn.includes(urn), urn);
    }
  });

  it("has a role of its own with one policy", async () => {
    const run = await runEks();
    const { inputs } = run.find("aws:iam/role:Role", "test-control-plane");
    assert.equal(inputs.name, roleName);
    assert.deepEqual(JSON.parse(String(inputs.assumeRolePolicy)), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "eks.amazonaws.com" }, Action: "sts:AssumeRole" }],
    });
  });

  it("is created in its account only, by its own AWS provider or the given one", async () => {
    const own = (await runEks()).find("pulumi:providers:aws", "test");
    assert.equal(own.inputs.allowedAccountIds, '["111122223333"]');
    const run = await runProgram(
      () => {
        const provider = new Provider("given", { region: "eu-central-1" });
        new EksCluster("test", eksArgs, { providers: { aws: provider } });
      },
      { preview: false },
    );
    const given = run.find("pulumi:providers:aws", "given");
    assert.equal(run.ofType("pulumi:providers:aws").length, 1);
    const made = run.resources.filter(({ type }) => type.startsWith("aws:"));
    assert.ok(made.length > 40 && made.every(({ provider }) => provider === given.urn));
  });

  it("can be deleted without protection", async () => {
    const run = await runEks({ deletionProtection: false });
    assert.equal(run.find(clusterType, "test").inputs.deletionProtection, false);
    assert.ok(run.resources.every(({ options }) => options.protect !== true));
  });
});

describe("the key of an EKS cluster", () => {
  it("has an alias, by which people find it", async () => {
    const { inputs } = (await runEks({ clusterName: "shop" })).find("aws:kms/alias:Alias", "test");
    assert.equal(inputs.name, "alias/eks/shop");
    assert.match(String(inputs.targetKeyId), /^test/);
  });

  it("rotates, cannot be deleted immediately, and allows only the principals in its policy", async () => {
    const { inputs, options } = (await runEks()).find("aws:kms/key:Key", "test");
    assert.equal(inputs.enableKeyRotation, true);
    assert.equal(inputs.deletionWindowInDays, 30);
    assert.equal(options.protect, true);
    assert.deepEqual(JSON.parse(String(inputs.policy)), keyPolicy(site));
  });

  it("allows everybody only under a condition", () => {
    const use = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];
    const allow = { Effect: "Allow", Resource: "*" };
    assert.deepEqual(keyPolicy(site).Statement, [
      { Sid: "Account", ...allow, Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*" },
      {
        Sid: "Secrets",
        ...allow,
        Principal: { AWS: "*" },
        Action: [...use, "kms:ListGrants"],
        Condition: {
          StringEquals: { "kms:CallerAccount": "111122223333" },
          ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::111122223333:role/${roleName}` },
        },
      },
      {
        Sid: "Logs",
        ...allow,
        Principal: { Service: "logs.eu-central-1.amazonaws.com" },
        Action: use,
        Condition: {
          ArnEquals: {
            "kms:EncryptionContext:aws:logs:arn": [
              "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/eks/test/cluster",
              "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vpc/test/flow-logs",
              "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/containerinsights/test/application",
            ],
          },
        },
      },
      {
        Sid: "Volumes",
        ...allow,
        Principal: { AWS: "*" },
        Action: [...use, "kms:CreateGrant"],
        Condition: {
          StringEquals: {
            "kms:CallerAccount": "111122223333",
            "kms:ViaService": ["ec2.eu-central-1.amazonaws.com", "elasticfilesystem.eu-central-1.amazonaws.com"],
          },
        },
      },
    ]);
  });

  it("names no principal that must exist before it, and that another one of the name would not be", () => {
    const named = keyPolicy(site).Statement.flatMap((statement) =>
      "Principal" in statement ? [JSON.stringify(statement.Principal)] : [],
    );
    assert.deepEqual(
      named.filter((principal) => principal.includes(":role/")),
      [],
    );
  });

  it("can be an existing one", async () => {
    const encryptionKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012";
    const run = await runEks({ encryptionKeyArn });
    assert.deepEqual(run.ofType("aws:kms/key:Key"), []);
    const { encryptionConfig } = run.find(clusterType, "test").inputs;
    assert.deepEqual(encryptionConfig, { provider: { keyArn: encryptionKeyArn }, resources: ["secrets"] });
  });
});
