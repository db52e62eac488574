import assert from "node:assert/strict";
import { checkEks, type EksClusterArgs } from "../../../../components/clusters/eks";
import { eksArgs, subnetsOf } from "../../../support/eks";
import { type Refusal, refusesEach } from "../../../support/refusals";
import { pools, vpc } from "../changes";

/** The ranges of a zone, from two beginnings. */
const given = (large: string, small: string) => ({
  private: `${large}.0/20`,
  public: `${small}.0/26`,
  intra: `${small}.64/28`,
});

const cases: readonly Refusal<EksClusterArgs>[] = [
  ["no range", vpc({ cidr: "10.20.0.0" }), 'vpc.cidr: expected an IPv4 range such as 10.20.0.0/16, got "10.20.0.0"'],
  [
    "host bits",
    vpc({ cidr: "10.20.1.0/16" }),
    'vpc.cidr: expected a range without host bits, got "10.20.1.0/16"; write 10.20.0.0/16',
  ],
  [
    "a public range",
    vpc({ cidr: "8.8.0.0/16" }),
    'vpc.cidr: expected a private range (in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16), got "8.8.0.0/16"',
  ],
  [
    "a small network",
    vpc({ cidr: "10.0.0.0/22" }),
    'vpc.cidr: expected a prefix from /16 to /20, got "10.0.0.0/22"; make the range 4 times larger',
  ],
  [
    "no ranges for a zone",
    vpc({ subnetCidrs: { "eu-central-1a": given("10.20.0", "10.20.128") } }),
    "vpc.subnetCidrs.eu-central-1b: expected the ranges of this zone's subnets, got nothing",
  ],
  [
    "ranges of a zone without nodes",
    vpc({ subnetCidrs: { "eu-central-1f": given("10.20.0", "10.20.128") } }),
    "vpc.subnetCidrs.eu-central-1f: expected a zone of vpc.zones (eu-central-1a, eu-central-1b)",
  ],
  [
    "a subnet outside of the network",
    vpc({ subnetCidrs: { "eu-central-1a": given("10.30.0", "10.20.128") } }),
    "vpc.subnetCidrs.eu-central-1a.private: expected a range within vpc.cidr (10.20.0.0/16)",
  ],
  [
    "overlapping subnets",
    vpc({
      subnetCidrs: { "eu-central-1a": given("10.20.0", "10.20.128"), "eu-central-1b": given("10.20.0", "10.20.129") },
    }),
    "vpc.subnetCidrs.eu-central-1b.private: expected a range that does not overlap vpc.subnetCidrs.eu-central-1a.private (10.20.0.0/20)",
  ],
  [
    "a subnet that is too small for load balancers",
    vpc({ subnetCidrs: { "eu-central-1a": { ...given("10.20.0", "10.20.128"), public: "10.20.128.0/28" } } }),
    'vpc.subnetCidrs.eu-central-1a.public: expected a prefix from /16 to /27, got "10.20.128.0/28"',
  ],
  [
    "too many nodes for a subnet",
    {
      ...vpc({
        subnetCidrs: {
          "eu-central-1a": { ...given("10.20.0", "10.20.128"), private: "10.20.0.0/24" },
          "eu-central-1b": given("10.20.16", "10.20.129"),
        },
      }),
      ...pools({ max: 20 }),
    },
    "vpc.cidr: 11 nodes and their pods need 1441 addresses in eu-central-1a, but the private subnet 10.20.0.0/24 has only 251",
  ],
  [
    "too many nodes",
    { ...vpc({ cidr: "10.0.0.0/20" }), ...pools({ max: 20 }) },
    "vpc.cidr: 11 nodes and their pods need 1441 addresses in eu-central-1a, but the private subnet 10.0.0.0/23 has only 507 (also too few in",
  ],
  [
    "overlapping services",
    { serviceCidr: "10.20.0.0/20" },
    'serviceCidr: expected a range that does not overlap vpc.cidr (10.20.0.0/16), got "10.20.0.0/20"',
  ],
  [
    "subnets of no network",
    vpc({ subnets: {} }),
    "vpc.subnets: needs vpcId; Keelson creates the subnets of the cluster's own network",
  ],
  [
    "a network without subnets",
    vpc({ vpcId: "vpc-0a1b2c3d" }),
    "vpc.subnets.eu-central-1a: expected the subnets of this zone, got nothing",
  ],
  [
    "a network's name",
    vpc({ vpcId: "main" }),
    'vpc.vpcId: expected the id of a VPC, such as vpc-0a1b2c3d4e5f67890, got "main"',
  ],
  [
    "gateways in a network that is there",
    vpc({ vpcId: "vpc-0a1b2c3d", natGateways: "single" }),
    "vpc.natGateways: is not allowed with vpcId, because the network exists already; remove it",
  ],
  [
    "a subnet outside of its network",
    vpc({ vpcId: "vpc-0a1b2c3d", subnets: { "eu-central-1a": { ...subnetsOf("a", 1), intraCidr: "10.21.0.0/28" } } }),
    'vpc.subnets.eu-central-1a.intraCidr: expected a range within vpc.cidr (10.20.0.0/16), got "10.21.0.0/28"',
  ],
  [
    "a small subnet that is there",
    vpc({ vpcId: "vpc-0a1b2c3d", subnets: { "eu-central-1a": { ...subnetsOf("a", 1), privateCidr: "10.20.0.0/25" } } }),
    "vpc.cidr: 3 nodes and their pods need 393 addresses in eu-central-1a, but the private subnet 10.20.0.0/25 has only 123; set a larger range, or make the pools smaller",
  ],
  [
    "one zone",
    vpc({ zones: ["eu-central-1a"] }),
    'vpc.zones: expected at least two different zones of eu-central-1 (eu-central-1a, eu-central-1b, eu-central-1c), got ["eu-central-1a"]',
  ],
  [
    "another region's zone",
    vpc({ zones: ["eu-central-1a", "eu-west-1b"] }),
    'vpc.zones[1]: expected one of the zones of eu-central-1 (eu-central-1a, eu-central-1b, eu-central-1c), got "eu-west-1b"',
  ],
  [
    "a zone that the region lacks",
    vpc({ zones: ["eu-central-1a", "eu-central-1d"] }),
    'vpc.zones[1]: expected one of the zones of eu-central-1 (eu-central-1a, eu-central-1b, eu-central-1c), got "eu-central-1d"',
  ],
  [
    "a zone twice",
    vpc({ zones: ["eu-central-1a", "eu-central-1a"] }),
    'vpc.zones: expected each zone once, got "eu-central-1a"',
  ],
];

const endpoint = { privateAccessCidrs: ["10.0.0.0/16"] };
const transitGateway = { transitGatewayId: "tgw-0a1b2c3d", destinationCidrBlocks: ["10.0.0.0/8"] };
const peering = { peerVpcId: "vpc-0a1b2c3d", destinationCidrBlocks: ["10.0.0.0/16"] };
const existing = {
  vpcId: "vpc-0a1b2c3d",
  subnets: { "eu-central-1a": subnetsOf("a", 1), "eu-central-1b": subnetsOf("b", 2) },
};

const waysIn: readonly Refusal<EksClusterArgs>[] = [
  [
    "a private endpoint in a network of its own that nobody is connected with",
    { endpoint },
    "endpoint: no client outside the new network can reach the API server, so nothing can be installed; set vpc.transitGateway or vpc.peering, use an existing network that you can reach (vpc.vpcId), or allow your address (endpoint.publicAccessCidrs)",
  ],
  ["no endpoint in a network of its own", { endpoint: {} }, "endpoint: no client outside the new network can reach"],
  [
    "no endpoint in an existing network",
    { ...vpc(existing), endpoint: {} },
    "endpoint: no client can reach the API server, so nothing can be installed; set privateAccessCidrs",
  ],
  [
    "ranges to which no route leads",
    { ...vpc({ transitGateway }), endpoint: { privateAccessCidrs: ["192.168.0.0/24"] } },
    'endpoint.privateAccessCidrs: expected a range within destinationCidrBlocks of vpc.transitGateway or vpc.peering (10.0.0.0/8), got ["192.168.0.0/24"]',
  ],
  [
    "a gateway's name",
    vpc({ transitGateway: { ...transitGateway, transitGatewayId: "hub" } }),
    'vpc.transitGateway.transitGatewayId: expected the id of a transit gateway, such as tgw-0a1b2c3d4e5f67890, got "hub"',
  ],
  [
    "no ranges behind a gateway",
    vpc({ transitGateway: { ...transitGateway, destinationCidrBlocks: [] } }),
    "vpc.transitGateway.destinationCidrBlocks: expected at least one range, got []",
  ],
  [
    "the internet behind a gateway",
    vpc({ transitGateway: { ...transitGateway, destinationCidrBlocks: ["0.0.0.0/0"] } }),
    'vpc.transitGateway.destinationCidrBlocks[0]: expected a range outside vpc.cidr (10.20.0.0/16) and smaller than the whole internet, got "0.0.0.0/0"',
  ],
  [
    "the network itself behind a connection",
    vpc({ peering: { ...peering, destinationCidrBlocks: ["10.20.3.0/24"] } }),
    'vpc.peering.destinationCidrBlocks[0]: expected a range outside vpc.cidr (10.20.0.0/16) and smaller than the whole internet, got "10.20.3.0/24"',
  ],
  [
    "a peer that is not a network",
    vpc({ peering: { ...peering, peerVpcId: "main" } }),
    'vpc.peering.peerVpcId: expected the id of a VPC, such as vpc-0a1b2c3d4e5f67890, got "main"',
  ],
  [
    "a peer's table that is none",
    vpc({ peering: { ...peering, peerRouteTableIds: ["main"] } }),
    'vpc.peering.peerRouteTableIds[0]: expected the id of a route table, such as rtb-0a1b2c3d4e5f67890, got "main"',
  ],
  [
    "a range behind both",
    vpc({ transitGateway: { ...transitGateway, destinationCidrBlocks: ["10.0.0.0/16"] }, peering }),
    'vpc: expected each destination range once, got "10.0.0.0/16"; a route table can have only one route for each range',
  ],
  [
    "a gateway for an existing network",
    vpc({ ...existing, transitGateway }),
    "vpc.transitGateway: is not allowed with vpcId, because the network exists already; remove it, and connect the network yourself",
  ],
];

describe("checkEks, the way in", () => {
  refusesEach((args) => checkEks("test", args), eksArgs, waysIn);

  for (const [what, changes] of [
    ["a transit gateway", vpc({ transitGateway })],
    ["a peered network", vpc({ peering })],
    ["an existing network", vpc(existing)],
  ] as const) {
    it(`accepts a private endpoint behind ${what}`, () => {
      assert.deepEqual(checkEks("test", { ...eksArgs, ...changes, endpoint }), []);
    });
  }
});

describe("checkEks, network", () => {
  refusesEach((args) => checkEks("test", args), eksArgs, cases);
});
