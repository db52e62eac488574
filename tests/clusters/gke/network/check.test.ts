import { checkGke, type GkeClusterArgs } from "../../../../components/clusters/gke";
import { gkeArgs } from "../../../support/gke";
import { type Refusal, refusesEach } from "../../../support/refusals";
import { existingNetwork, pools, vpc } from "../changes";

const { subnetworks } = existingNetwork.vpc;
const existing = (changes: Partial<GkeClusterArgs["vpc"]>) => ({ vpc: { ...existingNetwork.vpc, ...changes } });

const cases: readonly Refusal<GkeClusterArgs>[] = [
  [
    "no range at all",
    vpc({ cidr: undefined }),
    "vpc.cidr: expected a private range, got nothing; set vpc.cidr, or set all of these options: podCidr, nodeCidr, serviceCidr, controlPlaneCidr",
  ],
  [
    "an existing network by its short name",
    existing({ network: "shared" }),
    'vpc.network: expected the full name of a network (projects/PROJECT/global/networks/NAME), got "shared"',
  ],
  [
    "an existing network without its ranges",
    existing({ podCidr: undefined }),
    "vpc.podCidr: expected the range in the existing network, got nothing",
  ],
  [
    "an existing network without its subnetworks",
    existing({ subnetworks: undefined }),
    "vpc.subnetworks: expected the existing network's subnetworks (nodes, podRange, serviceRange, controlPlane), got nothing",
  ],
  [
    "another region's subnetwork",
    existing({ subnetworks: { ...subnetworks, nodes: "projects/example-host/regions/europe-west1/subnetworks/shop" } }),
    "vpc.subnetworks.nodes: expected a subnetwork of vpc.network in europe-west3 (projects/example-host/regions/europe-west3/subnetworks/NAME), got",
  ],
  [
    "another project's subnetwork",
    existing({ subnetworks: { ...subnetworks, controlPlane: "projects/other/regions/europe-west3/subnetworks/shop" } }),
    "vpc.subnetworks.controlPlane: expected a subnetwork of vpc.network in europe-west3",
  ],
  [
    "flow logs of somebody else's network",
    existing({ flowLogs: true }),
    "vpc.flowLogs: is not allowed with vpc.network, because the component does not change an existing network; remove it",
  ],
  [
    "subnetworks of no network",
    vpc({ subnetworks }),
    "vpc.subnetworks: needs vpc.network; set vpc.network to the network that contains these subnetworks",
  ],
  ["no range", vpc({ cidr: "10.80.0.0" }), 'vpc.cidr: expected an IPv4 range such as 10.20.0.0/16, got "10.80.0.0"'],
  [
    "host bits",
    vpc({ cidr: "10.80.1.0/16" }),
    'vpc.cidr: expected a range without host bits, got "10.80.1.0/16"; write 10.80.0.0/16',
  ],
  [
    "a public range",
    vpc({ cidr: "8.8.0.0/16" }),
    'vpc.cidr: expected a private range (in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10), got "8.8.0.0/16"',
  ],
  [
    "a small network",
    vpc({ cidr: "10.0.0.0/22" }),
    'vpc.cidr: expected a prefix from /10 to /20, got "10.0.0.0/22"; make the range 4 times larger',
  ],
  ["a small range of pods", vpc({ podCidr: "10.0.0.0/22" }), "vpc.podCidr: expected a prefix from /9 to /21, got"],
  [
    "a large range of Services",
    vpc({ serviceCidr: "172.24.0.0/15" }),
    'vpc.serviceCidr: expected a prefix from /16 to /27, got "172.24.0.0/15"',
  ],
  [
    "a small control plane",
    vpc({ controlPlaneCidr: "10.0.0.0/29" }),
    'vpc.controlPlaneCidr: expected a prefix from /8 to /28, got "10.0.0.0/29"; make the range 2 times larger',
  ],
  [
    "a range of GKE's own",
    vpc({ nodeCidr: "172.17.0.0/20" }),
    'vpc.nodeCidr: expected a range outside 172.17.0.0/16 (reserved for GKE\'s nodes), got "172.17.0.0/20"',
  ],
  [
    "overlapping Services",
    vpc({ serviceCidr: "10.80.0.0/20" }),
    'vpc.serviceCidr: expected a range that does not overlap vpc.podCidr (10.80.0.0/17), got "10.80.0.0/20"',
  ],
  [
    "one zone",
    vpc({ zones: ["europe-west3-a"] }),
    'vpc.zones: expected at least two different zones of europe-west3 (europe-west3-a, europe-west3-b, europe-west3-c), got ["europe-west3-a"]',
  ],
  [
    "another region's zone",
    vpc({ zones: ["europe-west3-a", "europe-west1-b"] }),
    'vpc.zones[1]: expected one of the zones of europe-west3 (europe-west3-a, europe-west3-b, europe-west3-c), got "europe-west1-b"',
  ],
  [
    "a zone that the region lacks",
    { ...vpc({ zones: ["europe-west1-a", "europe-west1-b"] }), region: "europe-west1" },
    'vpc.zones[0]: expected one of the zones of europe-west1 (europe-west1-b, europe-west1-c, europe-west1-d), got "europe-west1-a"',
  ],
  [
    "a zone twice",
    vpc({ zones: ["europe-west3-a", "europe-west3-a"] }),
    'vpc.zones: expected each zone once, got "europe-west3-a"',
  ],
  [
    "more nodes than pods have addresses for",
    { ...vpc({ podCidr: "10.0.0.0/21" }), ...pools({ max: 6 }) },
    "vpc.podCidr: 12 nodes (including the extra nodes of an upgrade) need 3072 pod addresses in blocks of /24, but 10.0.0.0/21 has only 2048; set a larger range, lower maxPodsPerNode, or make the pools smaller",
  ],
  [
    "more nodes than there are addresses",
    vpc({ nodeCidr: "10.0.0.0/29" }),
    "vpc.nodeCidr: 7 nodes (including the extra nodes of an upgrade) need one address per node, but 10.0.0.0/29 has only 4; set a larger range, or make the pools smaller",
  ],
];

describe("checkGke, network", () => {
  refusesEach((args) => checkGke("test", args), gkeArgs, cases);
});
