import assert from "node:assert/strict";
import { networkLines } from "../../../cli/plan/page/networks";
import { registered } from "../../support/registered";

const lines = (
  ...resources: readonly (readonly [name: string, type: string, inputs?: Readonly<Record<string, unknown>>])[]
) => {
  const made = resources.map(([name, type, inputs = {}]) => registered(name, { type, inputs }));
  return networkLines(made, new Map(made.map((each) => [each.urn, each])));
};

describe("the networks of a plan's page", () => {
  it("say the range, the subnets and the ways out", () => {
    assert.deepEqual(
      lines(
        ["prod", "aws:ec2/vpc:Vpc", { cidrBlock: "10.60.0.0/16" }],
        ["private-a", "aws:ec2/subnet:Subnet"],
        ["private-b", "aws:ec2/subnet:Subnet"],
        ["public-a", "aws:ec2/subnet:Subnet"],
        ["nat-a", "aws:ec2/natGateway:NatGateway"],
        ["hub", "aws:ec2transitgateway/vpcAttachment:VpcAttachment", { transitGatewayId: "tgw-1" }],
      ),
      [
        "prod · 10.60.0.0/16",
        "subnets private-{a,b}, public-a",
        "out to the internet by NAT nat-a",
        "transit gateway · to tgw-1",
      ],
    );
  });

  it("are those of each cloud", () => {
    assert.deepEqual(
      lines(
        ["prod", "gcp:compute/network:Network", { autoCreateSubnetworks: false }],
        ["prod", "gcp:compute/routerNat:RouterNat"],
      ),
      ["prod", "out to the internet by NAT prod"],
    );
    assert.deepEqual(
      lines(
        ["prod", "azure-native:network:VirtualNetwork", { addressSpace: { addressPrefixes: ["10.1.0.0/16"] } }],
        ["nodes", "azure-native:network:Subnet"],
      ),
      ["prod · 10.1.0.0/16", "subnets nodes"],
    );
  });

  it("say where the routes of a transit gateway lead, also if the program makes the gateway", () => {
    const attached = (id: string, gateway: object, route: object) => {
      const made = [
        registered("hub", { type: "aws:ec2transitgateway/vpcAttachment:VpcAttachment", ...gateway }),
        registered("r", { type: "aws:ec2/route:Route", ...route }),
      ];
      return networkLines(made, new Map(made.map((each) => [each.urn, each])))[0]?.includes(id);
    };
    const destinationCidrBlock = "10.0.0.0/16";
    const ends = "routes lead to 10.0.0.0/16";
    const transitGatewayId = "tgw-1";
    assert.ok(attached(ends, { inputs: { transitGatewayId } }, { inputs: { transitGatewayId, destinationCidrBlock } }));
    const propertyDependencies = { transitGatewayId: ["gateway"] };
    assert.ok(attached(ends, { propertyDependencies }, { propertyDependencies, inputs: { destinationCidrBlock } }));
    const other = { inputs: { transitGatewayId: "tgw-2", destinationCidrBlock } };
    assert.ok(!attached(ends, { inputs: { transitGatewayId } }, other));
  });

  it("say which services of the cloud need no internet", () => {
    const endpoint = (service: string, vpcEndpointType: string) =>
      [
        service,
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        { serviceName: `com.amazonaws.eu-west-1.${service}`, vpcEndpointType },
      ] as const;
    assert.deepEqual(lines(endpoint("ecr.api", "Interface"), endpoint("sts", "Interface"), endpoint("s3", "Gateway")), [
      "AWS services reached without the internet · by interface endpoint: ecr.api, sts · by gateway endpoint: s3",
    ]);
    const google = ["nodes", "gcp:compute/subnetwork:Subnetwork", { privateIpGoogleAccess: true }] as const;
    assert.deepEqual(lines(google)[1], "Google's APIs without the internet · from subnets nodes");
  });

  it("say how the API server is reached", () => {
    const cluster = (endpointPrivateAccess: boolean, endpointPublicAccess: boolean, publicAccessCidrs?: string[]) =>
      lines([
        "c",
        "aws:eks/cluster:Cluster",
        { vpcConfig: { endpointPrivateAccess, endpointPublicAccess, publicAccessCidrs } },
      ])[0];
    assert.equal(
      cluster(true, false),
      "API server · endpoint private · the cluster's nodes reach it, the internet does not, so run pulumi up and kubectl in one of these networks",
    );
    assert.match(cluster(true, true, ["203.0.113.0/24"]) ?? "", /private and .*203\.0\.113\.0\/24/);
  });

  it("say through what another network reaches the API server", () => {
    const transitGatewayId = "tgw-1";
    const route = { transitGatewayId, destinationCidrBlock: "10.0.0.0/16" };
    const rule = (name: string, cidrIpv4: string) =>
      registered(name, {
        type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        inputs: { cidrIpv4, ipProtocol: "tcp", fromPort: 443, toPort: 443 },
        propertyDependencies: { securityGroupId: ["group"] },
      });
    const made = [
      registered("hub", { type: "aws:ec2transitgateway/vpcAttachment:VpcAttachment", inputs: { transitGatewayId } }),
      registered("r", { type: "aws:ec2/route:Route", inputs: route }),
      registered("group", { type: "aws:ec2/securityGroup:SecurityGroup" }),
      rule("far", "10.0.0.0/16"),
      rule("near", "10.9.0.0/16"),
      registered("c", {
        type: "aws:eks/cluster:Cluster",
        inputs: { vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: true } },
        propertyDependencies: { vpcConfig: ["group"] },
      }),
    ];
    const line = networkLines(made, new Map(made.map((each) => [each.urn, each]))).at(-1) ?? "";
    const far = "10.0.0.0/16 (through the transit gateway) on TCP port 443";
    assert.ok(line.endsWith(` · open to ${far}, 10.9.0.0/16 on TCP port 443`), line);
    assert.doesNotMatch(line, /internet does not/);
  });

  it("are absent if the program makes none", () => assert.deepEqual(lines(["data", "aws:s3/bucket:Bucket"]), []));
});
