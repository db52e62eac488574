import assert from "node:assert/strict";
import { brokenReferences, strayNames } from "../../../cli/plan";
import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";
import { aws } from "../aws";

const vpc = aws("aws.ec2.Vpc", "net", { cidrBlock: "10.0.0.0/16" });
const subnet = aws("aws.ec2.Subnet", "private", { vpcId: "<unknown>" }, { vpcId: [vpc] });
const table = (inputs: object, from: Record<string, RegisteredResource[]> = {}) =>
  aws("aws.ec2.RouteTableAssociation", "private", { ...inputs }, from);
const other = (type: string, name: string, inputs: Record<string, unknown>): RegisteredResource => ({
  ...registered(name, { type, inputs }),
  urn: `${type} ${name}`,
});

describe("references among the resources of clouds", () => {
  const refusals: readonly (readonly [what: string, resources: readonly RegisteredResource[], problem?: RegExp])[] = [
    ["an id that is not known yet", [vpc, subnet]],
    ["an id of somebody else's", [table({ subnetId: "subnet-0a1b2c3d4e5f67890" })]],
    [
      "no id",
      [table({ subnetId: "private" })],
      /^aws\.ec2\.RouteTableAssociation prod-private: subnetId: expected the id of a subnet, such as .*, got "private"/,
    ],
    ["an id of another kind", [table({ subnetId: "vpc-0a1b2c3d4e5f67890" })], /subnetId: expected the id of a subnet/],
    [
      "what comes from another kind of resource",
      [vpc, table({ subnetId: "<unknown>" }, { subnetId: [vpc] })],
      /subnetId: expected the id of a subnet, .*, got a value of aws\.ec2\.Vpc prod-net; pass the right resource/,
    ],
    [
      "what also comes from the right one",
      [vpc, subnet, table({ subnetId: "<unknown>" }, { subnetId: [vpc, subnet] })],
    ],
    [
      "what comes from a component, whose outputs nobody knows",
      [
        { ...registered("x", { component: true, type: "acme:index:Net" }), urn: "net" },
        { ...table({ subnetId: "<unknown>" }), propertyDependencies: { subnetId: ["net"] } },
      ],
    ],
    [
      "the ARN of a role for one of a key",
      [aws("aws.cloudwatch.LogGroup", "l", { kmsKeyId: "arn:aws:iam::111122223333:role/x" })],
      /kmsKeyId: expected the id or the ARN of a key/,
    ],
    [
      "a cluster of another name",
      [aws("aws.eks.Cluster", "c", { name: "prod" }), aws("aws.eks.Addon", "a", { clusterName: "production" })],
      /clusterName: expected the name of a cluster \(prod\), got "production"/,
    ],
    ["a cluster when the program makes none", [aws("aws.eks.Addon", "a", { clusterName: "production" })]],
    [
      "a cluster when the provider draws its name",
      [aws("aws.eks.Cluster", "c", {}), aws("aws.eks.Addon", "a", { clusterName: "production" })],
    ],
    [
      "a role's definition without its UUID",
      [other("azure-native:authorization:RoleAssignment", "r", { roleDefinitionId: "/x/roleDefinitions/Owner" })],
      /roleDefinitionId: expected the id of a role definition/,
    ],
    [
      "a destination that its rule lacks",
      [
        other("azure-native:monitor:DataCollectionRule", "r", {
          dataFlows: [{ destinations: ["logs"] }],
          destinations: { logAnalytics: [{ name: "workspace" }] },
        }),
      ],
      /dataFlows\.0\.destinations\.0: expected the name of a destination of this rule \(workspace\), got "logs"/,
    ],
    [
      "a range that the subnetwork lacks",
      [
        other("gcp:compute/subnetwork:Subnetwork", "s", { secondaryIpRanges: [{ rangeName: "pods" }] }),
        other("gcp:container/cluster:Cluster", "c", { ipAllocationPolicy: { clusterSecondaryRangeName: "pod" } }),
      ],
      /clusterSecondaryRangeName: expected the name of a subnetwork's secondary range \(pods\), got "pod"/,
    ],
    [
      "the id of no key",
      [other("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "m", { cryptoKeyId: "disks" })],
      /cryptoKeyId: expected/,
    ],
  ];

  for (const [what, resources, problem] of refusals) {
    it(`${problem === undefined ? "allow" : "refuse"} ${what}`, () => {
      assert.match([...brokenReferences(resources), ...strayNames(resources)].join("\n"), problem ?? /^$/);
    });
  }

  it("allow a group that the stack's file mentions", () => {
    const group = other("azure-native:resources:ResourceGroup", "g", { resourceGroupName: "prod" });
    const peering = other("azure-native:network:VirtualNetworkPeering", "p", { resourceGroupName: "hub" });
    const mentioned = { hub: { vnetId: "/subscriptions/x/resourceGroups/hub/providers/y" } };
    assert.deepEqual(strayNames([group, peering], mentioned), []);
    assert.match(
      strayNames([group, peering]).join("\n"),
      /resourceGroupName: expected the name of a resource group \(prod\), got "hub"/,
    );
  });
});
