import assert from "node:assert/strict";
import type { RegisteredResource } from "../../../../components/testing";
import { aws, said } from "../../../plan/aws";

const unknown = "<unknown>";
const vpc = aws("aws.ec2.Vpc", "net", { cidrBlock: "10.0.0.0/16" });
const group = aws("aws.ec2.SecurityGroup", "api");
const table = aws("aws.ec2.RouteTable", "private-a");
const subnets = ["a", "b"].map((zone) => aws("aws.ec2.Subnet", `private-${zone}`));
const nat = aws("aws.ec2.NatGateway", "a");
const logs = aws("aws.cloudwatch.LogGroup", "flow-logs");
const rule = (inputs: object) => aws("aws.vpc.SecurityGroupIngressRule", "rule", { ...inputs });
const subnet = (name: string, availabilityZone: string) =>
  aws("aws.ec2.Subnet", name, { cidrBlock: "10.0.0.0/19", availabilityZone });

describe("what is said of a network on AWS", () => {
  const cases: readonly (readonly [resource: RegisteredResource, values: readonly string[]])[] = [
    [vpc, ["10.0.0.0/16"]],
    [
      aws("aws.ec2.Vpc", "net", { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true }),
      ["10.0.0.0/16", "IPv6"],
    ],
    [subnet("private-a", "eu-central-1a"), ["10.0.0.0/19"]],
    [subnet("private-b", "eu-central-1a"), ["10.0.0.0/19 in eu-central-1a"]],
    [subnet("edge-a", "us-west-2-lax-1a"), ["10.0.0.0/19 in us-west-2-lax-1a"]],
    [aws("aws.ec2.NatGateway", "a", { subnetId: unknown }, { subnetId: subnets.slice(0, 1) }), ["in private-a"]],
    [
      aws(
        "aws.ec2.Route",
        "r",
        { destinationCidrBlock: "0.0.0.0/0", natGatewayId: unknown },
        {
          natGatewayId: [nat],
        },
      ),
      ["0.0.0.0/0 → NAT a"],
    ],
    [aws("aws.ec2.Route", "r", { destinationIpv6CidrBlock: "::/0", gatewayId: "igw-1" }), ["::/0 → gateway igw-1"]],
    [aws("aws.ec2.Route", "r", { destinationCidrBlock: unknown }), ["unknown range → nowhere"]],
    [aws("aws.ec2.RouteTableAssociation", "a", { subnetId: "subnet-1" }), ["subnet-1"]],
    [
      aws(
        "aws.ec2.VpcEndpoint",
        "e",
        { vpcEndpointType: "Interface", subnetIds: [unknown, unknown] },
        { subnetIds: subnets },
      ),
      ["interface", "in private-{a,b}"],
    ],
    [
      aws(
        "aws.ec2.VpcEndpoint",
        "e",
        { vpcEndpointType: "Interface", subnetIds: [unknown, "subnet-1"] },
        {
          subnetIds: subnets.slice(0, 1),
        },
      ),
      ["interface", "in private-a, subnet-1"],
    ],
    [
      aws("aws.ec2.VpcEndpoint", "e", { routeTableIds: [unknown] }, { routeTableIds: [table] }),
      ["gateway", "for private-a"],
    ],
    [rule({ cidrIpv4: "10.0.0.0/8", ipProtocol: "tcp", fromPort: 443, toPort: 443 }), ["10.0.0.0/8 tcp 443"]],
    [rule({ cidrIpv6: "fd00::/8", ipProtocol: "udp", fromPort: 1, toPort: 9 }), ["fd00::/8 udp 1-9"]],
    [rule({ cidrIpv4: unknown, ipProtocol: "-1" }), ["unknown peers any port"]],
    [
      aws(
        "aws.vpc.SecurityGroupEgressRule",
        "r",
        { referencedSecurityGroupId: unknown, ipProtocol: "-1" },
        {
          referencedSecurityGroupId: [group],
        },
      ),
      ["api any port"],
    ],
    [
      aws("aws.ec2.SecurityGroup", "g", {
        ingress: [{ cidrBlocks: ["10.0.0.0/8"], protocol: "tcp", fromPort: 22, toPort: 22 }],
        egress: [{ self: true, protocol: "-1" }],
      }),
      ["in 10.0.0.0/8 tcp 22", "out itself any port"],
    ],
    [
      aws(
        "aws.ec2.FlowLog",
        "f",
        { trafficType: "ALL", logDestination: unknown },
        {
          logDestination: [logs],
        },
      ),
      ["all traffic into flow-logs"],
    ],
  ];
  for (const [resource, values] of cases) {
    it(`${resource.type}: ${values.join("; ")}`, () => {
      assert.deepEqual(said(resource, [group, table, nat, logs, ...subnets]).values, values);
    });
  }

  it("calls an endpoint by its service", () => {
    const titles = ["com.amazonaws.eu-central-1.ecr.api", "cn.com.amazonaws.cn-north-1.ec2"].map(
      (serviceName) => said(aws("aws.ec2.VpcEndpoint", "e", { serviceName })).title,
    );
    assert.deepEqual(titles, ["ecr.api", "ec2"]);
  });

  it("is loud about a default security group that lets anything through", () => {
    const closed = said(aws("aws.ec2.DefaultSecurityGroup", "d", { ingress: [], egress: [] }));
    assert.deepEqual([closed.values, closed.alarms], [["lets nothing through"], []]);
    const open = said(aws("aws.ec2.DefaultSecurityGroup", "d", { egress: [{ protocol: "-1" }] }));
    assert.deepEqual([open.values, open.alarms], [[], ["the VPC's default security group lets traffic through"]]);
  });
});
