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
        "aws.ec2.Route hub (10.0.0.0/16), gcp.compute.VPNTunnel b: deleted; the networks stay, but lose this connection",
      ],
    },
    {
      name: "to a service",
      before: [network, endpoint],
      after: [network],
      lines: [
        "aws.ec2.VpcEndpoint ecr (com.amazonaws.eu-central-1.ecr.api): deleted; the network stays, but loses this connection to the service",
      ],
    },
    {
      name: "of machines to everything",
      before: [egress],
      after: [],
      lines: ["aws.vpc.SecurityGroupEgressRule out: deleted; the machines stay, but lose this connection"],
    },
    {
      name: "for visitors",
      before: [listener(80), listener(443), record],
      after: [listener(443)],
      lines: [
        "aws.lb.Listener web-80: deleted; the backends stay, but no traffic reaches them this way",
        "aws.route53.Record shop: deleted; the DNS zone stays, but the name no longer resolves",
      ],
    },
    {
      name: "from a queue to its workers",
      before: [queue, mapping],
      after: [queue],
      lines: [
        "aws.lambda.EventSourceMapping orders: deleted; the target stays, but nothing triggers it this way any more",
      ],
    },
    {
      name: "between machines",
      before: [rule("database", { type: "ingress", sourceSecurityGroupId: "sg-2", fromPort: 5432 })],
      after: [],
      lines: ["aws.ec2.SecurityGroupRule database: deleted; the machines stay, but lose this connection"],
    },
    {
      name: "out of machines",
      before: [rule("out", { type: "egress", cidrBlocks: ["0.0.0.0/0"] })],
      after: [],
      lines: ["aws.ec2.SecurityGroupRule out: deleted; the machines stay, but lose this connection"],
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
