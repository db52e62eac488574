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

  it("are absent if the program makes none", () => assert.deepEqual(lines(["data", "aws:s3/bucket:Bucket"]), []));
});
