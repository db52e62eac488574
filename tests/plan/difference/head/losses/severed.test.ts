import { planned } from "../../planned";
import { itFinds } from "../unprotected";

type Inputs = Readonly<Record<string, unknown>>;

const table = planned("aws:ec2/routeTable:RouteTable", "private");
const network = planned("aws:ec2/vpc:Vpc", "prod");
const route = (name: string, destinationCidrBlock = "10.0.0.0/16") =>
  planned("aws:ec2/route:Route", name, {
    inputs: { routeTableId: "<unknown>", destinationCidrBlock, transitGatewayId: "tgw-1" },
    propertyDependencies: { routeTableId: [table.urn] },
  });
const endpoint = planned("aws:ec2/vpcEndpoint:VpcEndpoint", "ecr", {
  inputs: { vpcId: "<unknown>", serviceName: "com.amazonaws.eu-central-1.ecr.api" },
  propertyDependencies: { vpcId: [network.urn] },
});
const listener = (port: number) =>
  planned("aws:lb/listener:Listener", `web-${port}`, { inputs: { loadBalancerArn: "arn:web", port } });
const queue = planned("aws:sqs/queue:Queue", "orders");
const mapping = planned("aws:lambda/eventSourceMapping:EventSourceMapping", "orders", {
  inputs: { eventSourceArn: "<unknown>", functionName: "billing" },
  propertyDependencies: { eventSourceArn: [queue.urn] },
});
const tunnel = (name: string) => planned("gcp:compute/vPNTunnel:VPNTunnel", name, { inputs: { peerIp: name } });
const rule = (name: string, inputs: Inputs) =>
  planned("aws:ec2/securityGroupRule:SecurityGroupRule", name, { inputs: { securityGroupId: "sg-1", ...inputs } });
const egress = planned("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "out", {
  inputs: { securityGroupId: "sg-1", cidrIpv4: "0.0.0.0/0", ipProtocol: "-1" },
});
const record = planned("aws:route53/record:Record", "shop", { inputs: { name: "shop.example.com", type: "A" } });

describe("a connection that goes while its ends stay", () => {
  itFinds([
    {
      name: "between networks",
      before: [table, route("hub"), tunnel("a"), tunnel("b")],
      after: [table, tunnel("a")],
      lines: [
        "aws.ec2.Route hub (10.0.0.0/16), gcp.compute.VPNTunnel b: deleted; the networks that it connects stay, without this way out or between them",
      ],
    },
    {
      name: "to a service",
      before: [network, endpoint],
      after: [network],
      lines: [
        "aws.ec2.VpcEndpoint ecr (com.amazonaws.eu-central-1.ecr.api): deleted; its network stays, without this way to the service",
      ],
    },
    {
      name: "of machines to everything",
      before: [egress],
      after: [],
      lines: ["aws.vpc.SecurityGroupEgressRule out: deleted; the machines that it connects stay"],
    },
    {
      name: "for visitors",
      before: [listener(80), listener(443), record],
      after: [listener(443)],
      lines: [
        "aws.lb.Listener web-80: deleted; what stands behind it stays, without this way in",
        "aws.route53.Record shop: deleted; nobody finds its name any more, while its zone stays",
      ],
    },
    {
      name: "from a queue to its workers",
      before: [queue, mapping],
      after: [queue],
      lines: [
        "aws.lambda.EventSourceMapping orders: deleted; what it connects stays, and nothing starts the work any more",
      ],
    },
    {
      name: "between machines",
      before: [rule("database", { type: "ingress", sourceSecurityGroupId: "sg-2", fromPort: 5432 })],
      after: [],
      lines: ["aws.ec2.SecurityGroupRule database: deleted; the machines that it connects stay"],
    },
    {
      name: "out of machines",
      before: [rule("out", { type: "egress", cidrBlocks: ["0.0.0.0/0"] })],
      after: [],
      lines: ["aws.ec2.SecurityGroupRule out: deleted; the machines that it connects stay"],
    },
  ]);
});

describe("and not one", () => {
  itFinds([
    { name: "that goes with its network", before: [network, endpoint, table, route("hub")], after: [], lines: [] },
    {
      name: "that gets another name",
      before: [table, route("hub")],
      after: [table, route("transit")],
      lines: [],
    },
    {
      name: "that stays in the cloud",
      before: [table, { ...route("hub"), options: { retainOnDelete: true } }],
      after: [table],
      lines: [],
    },
  ]);
});
