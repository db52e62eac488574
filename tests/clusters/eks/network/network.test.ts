import assert from "node:assert/strict";
import { checkEks, type EksClusterArgs } from "../../../../components/clusters/eks";
import { networkFacts } from "../../../../components/clusters/eks/network-facts";
import { eksArgs, eksCluster, runEks, subnetsOf } from "../../../support/eks";
import { runProgram } from "../../../support/run-program";

const vpc = (changes: Partial<EksClusterArgs["vpc"]>) => ({ vpc: { ...eksArgs.vpc, ...changes } });

describe("the network of an EKS cluster", () => {
  it("gives no node a public address, and tags subnets for load balancers and autoscalers", async () => {
    const subnets = (await runEks()).ofType("aws:ec2/subnet:Subnet");
    assert.equal(subnets.length, 6);
    assert.ok(subnets.every(({ inputs }) => inputs.mapPublicIpOnLaunch === false));
    const roles = subnets.map(({ name, inputs }) => {
      const tags = inputs.tags as Record<string, string>;
      return [
        name,
        tags["kubernetes.io/role/elb"],
        tags["kubernetes.io/role/internal-elb"],
        tags["karpenter.sh/discovery"],
      ];
    });
    assert.deepEqual(
      roles.slice(0, 5).filter((_, index) => index % 2 === 0),
      [
        ["test-intra-a", undefined, undefined, undefined],
        ["test-private-a", undefined, "1", "test"],
        ["test-public-a", "1", undefined, undefined],
      ],
    );
  });

  it("has the given subnets, which network policies know", async () => {
    const subnetCidrs = {
      "eu-central-1a": { private: "10.20.0.0/18", public: "10.20.192.0/26", intra: "10.20.192.64/28" },
      "eu-central-1b": { private: "10.20.64.0/18", public: "10.20.193.0/26", intra: "10.20.193.64/28" },
    };
    const subnets = (await runEks(vpc({ subnetCidrs }))).ofType("aws:ec2/subnet:Subnet");
    assert.deepEqual(subnets.map(({ name, inputs }) => `${name} ${String(inputs.cidrBlock)}`).sort(), [
      "test-intra-a 10.20.192.64/28",
      "test-intra-b 10.20.193.64/28",
      "test-private-a 10.20.0.0/18",
      "test-private-b 10.20.64.0/18",
      "test-public-a 10.20.192.0/26",
      "test-public-b 10.20.193.0/26",
    ]);
    const { nodeCidrs, apiServer, loadBalancers } = networkFacts({ ...eksArgs, ...vpc({ subnetCidrs }) });
    assert.deepEqual(nodeCidrs, ["10.20.0.0/18", "10.20.64.0/18"]);
    assert.deepEqual(apiServer.sources, [{ cidr: "10.20.192.64/28" }, { cidr: "10.20.193.64/28" }]);
    assert.deepEqual(loadBalancers?.public, ["10.20.192.0/26", "10.20.193.0/26"]);
  });

  it("allows nothing in its default security group", async () => {
    const { inputs } = (await runEks()).find("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "test");
    assert.deepEqual([inputs.ingress, inputs.egress], [[], []]);
  });

  it("has one gateway per zone, or a single one in the first zone", async () => {
    const gatewaysOf = async (args: Partial<EksClusterArgs>) => {
      const routes = (await runEks(args)).ofType("aws:ec2/route:Route");
      return routes.map(({ name, inputs }) => [name, inputs.natGatewayId ?? inputs.gatewayId]);
    };
    assert.deepEqual(await gatewaysOf({}), [
      ["test-private-a", "test-a"],
      ["test-private-b", "test-b"],
      ["test-public", "test"],
    ]);
    assert.deepEqual(await gatewaysOf(vpc({ natGateways: "single" })), [
      ["test-private-a", "test-a"],
      ["test-private-b", "test-a"],
      ["test-public", "test"],
    ]);
  });

  it("logs all connections, unless that is off", async () => {
    const run = await runEks();
    const { inputs } = run.find("aws:ec2/flowLog:FlowLog", "test-flow-logs");
    assert.equal(inputs.trafficType, "ALL");
    assert.equal(inputs.maxAggregationInterval, 60);
    const trust = JSON.parse(String(run.find("aws:iam/role:Role", "test-flow-logs").inputs.assumeRolePolicy)) as object;
    assert.deepEqual(trust, {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
      ],
    });
    const { policy } = run.find("aws:iam/rolePolicy:RolePolicy", "test-flow-logs").inputs;
    const group = "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vpc/test/flow-logs";
    assert.deepEqual(
      (JSON.parse(String(policy)) as { Statement: { Resource: string[] }[] }).Statement.map(({ Resource }) => Resource),
      [[group, `${group}:*`]],
    );
    assert.deepEqual((await runEks(vpc({ flowLogs: false }))).ofType("aws:ec2/flowLog:FlowLog"), []);
  });

  it("can reach AWS services through its own endpoints", async () => {
    const endpoints = async (args: Partial<EksClusterArgs>) =>
      (await runEks(args)).ofType("aws:ec2/vpcEndpoint:VpcEndpoint").map(({ inputs }) => inputs.serviceName);
    assert.deepEqual(await endpoints({}), ["com.amazonaws.eu-central-1.s3"]);
    const services = ["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "kms", "logs", "s3", "sts"];
    assert.deepEqual(
      await endpoints(vpc({ interfaceEndpoints: true })),
      services.map((service) => `com.amazonaws.eu-central-1.${service}`),
    );
  });

  it("creates endpoints before anything uses them, and deletes them afterwards", async () => {
    const run = await runEks(vpc({ interfaceEndpoints: true }));
    const rule = run.find("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "test-endpoints");
    assert.ok(run.find("aws:ec2/vpcEndpoint:VpcEndpoint", "test-ec2").dependsOn.includes(rule.urn));
    const { dependsOn } = run.find("aws:eks/nodeGroup:NodeGroup", "test-general");
    for (const { urn } of run.ofType("aws:ec2/vpcEndpoint:VpcEndpoint")) {
      assert.ok(dependsOn.includes(urn), urn);
    }
  });

  it("opens ports to the given private ranges only, each with a description", async () => {
    const run = await runEks({ ...vpc({ interfaceEndpoints: true }), storage: { shared: true } });
    const rules = run.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    assert.deepEqual(
      rules.map(({ inputs }) => [inputs.description, inputs.cidrIpv4, inputs.fromPort, inputs.toPort]),
      [
        ["HTTPS from 10.0.0.0/16", "10.0.0.0/16", 443, 443],
        ["HTTPS from the network", "10.20.0.0/16", 443, 443],
        ["NFS from nodes in eu-central-1a", "10.20.0.0/19", 2049, 2049],
        ["NFS from nodes in eu-central-1b", "10.20.32.0/19", 2049, 2049],
      ],
    );
    const groups = run.ofType("aws:ec2/securityGroup:SecurityGroup");
    assert.ok(groups.every(({ inputs }) => !("ingress" in inputs) && !("egress" in inputs)));
  });

  it("returns the route tables for routes to other networks", async () => {
    const run = await runProgram(
      () => {
        const { vpcId, routeTableIds } = eksCluster();
        return { vpcId, routeTableIds };
      },
      { preview: false },
    );
    assert.deepEqual(run.outputs, {
      vpcId: "test",
      routeTableIds: ["test-private-a", "test-private-b", "test-intra"],
    });
  });

  it("changes no subnet when a zone is added", async () => {
    const subnetsOf = async (zones: string[]) =>
      new Map((await runEks(vpc({ zones }))).ofType("aws:ec2/subnet:Subnet").map(({ urn, inputs }) => [urn, inputs]));
    const before = await subnetsOf(["eu-central-1b", "eu-central-1c"]);
    const after = await subnetsOf(["eu-central-1a", "eu-central-1b", "eu-central-1c"]);
    assert.equal(after.size, before.size + 3);
    for (const [urn, inputs] of before) {
      assert.deepEqual(after.get(urn), inputs);
    }
  });
});

describe("an existing network", () => {
  const existing = vpc({
    vpcId: "vpc-0a1b2c3d",
    subnets: { "eu-central-1a": subnetsOf("a", 1), "eu-central-1b": subnetsOf("b", 2) },
  });

  it("is used unchanged", async () => {
    assert.deepEqual(checkEks("test", { ...eksArgs, ...existing }), []);
    const run = await runEks(existing);
    const made = run.resources.filter(({ type }) => type.startsWith("aws:ec2/")).map(({ type }) => type);
    assert.deepEqual(
      new Set(made),
      new Set(["aws:ec2/launchTemplate:LaunchTemplate", "aws:ec2/securityGroup:SecurityGroup"]),
    );
    assert.equal(run.find("aws:ec2/securityGroup:SecurityGroup", "test-api-server").inputs.vpcId, "vpc-0a1b2c3d");
    const { vpcConfig } = run.find("aws:eks/cluster:Cluster", "test").inputs as { vpcConfig: { subnetIds: string[] } };
    assert.deepEqual(vpcConfig.subnetIds, ["subnet-000000a2", "subnet-000000b2"]);
    const { subnetIds } = run.find("aws:eks/nodeGroup:NodeGroup", "test-general").inputs;
    assert.deepEqual(subnetIds, ["subnet-000000a1", "subnet-000000b1"]);
  });

  it("has interface endpoints in the configured ranges", () => {
    const where = (changes: Partial<EksClusterArgs["vpc"]>) => ({
      ...eksArgs,
      vpc: { ...existing.vpc, ...changes },
    });
    const shared = where({ interfaceEndpointCidrs: ["10.9.0.0/24"] });
    assert.deepEqual(checkEks("test", shared), []);
    assert.deepEqual(networkFacts(shared).cloudEndpoints, ["10.9.0.0/24"]);
    assert.equal(networkFacts(where({})).cloudEndpoints, undefined);
    assert.deepEqual(checkEks("test", where({ interfaceEndpointCidrs: ["10.9.0.1/24"] })), [
      {
        path: "vpc.interfaceEndpointCidrs[0]",
        message: 'expected a range without host bits, got "10.9.0.1/24"; write 10.9.0.0/24',
      },
    ]);
    assert.deepEqual(checkEks("test", { ...eksArgs, ...vpc({ interfaceEndpointCidrs: ["10.9.0.0/24"] }) }), [
      {
        path: "vpc.interfaceEndpointCidrs",
        message: "needs vpcId; set interfaceEndpoints: true for the cluster's own network",
      },
    ]);
  });

  it("has its own ranges", () => {
    const { nodeCidrs, apiServer } = networkFacts({ ...eksArgs, ...existing });
    assert.deepEqual(nodeCidrs, ["10.20.16.0/20", "10.20.32.0/20"]);
    assert.deepEqual(apiServer.sources, [{ cidr: "10.20.0.16/28" }, { cidr: "10.20.0.32/28" }]);
  });
});
