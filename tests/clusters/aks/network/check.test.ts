import { type AksClusterArgs, checkAks } from "../../../../components/clusters/aks";
import { aksArgs } from "../../../support/aks";
import { type Refusal, refusesEach } from "../../../support/refusals";
import { existing, pools, vnet, vnetId } from "../changes";

const cases: readonly Refusal<AksClusterArgs>[] = [
  ["no range", vnet({ cidr: "10.20.0.0" }), 'vnet.cidr: expected an IPv4 range such as 10.20.0.0/16, got "10.20.0.0"'],
  [
    "host bits",
    vnet({ cidr: "10.20.1.0/16" }),
    'vnet.cidr: expected a range without host bits, got "10.20.1.0/16"; write 10.20.0.0/16',
  ],
  [
    "a public range",
    vnet({ cidr: "8.8.0.0/16" }),
    'vnet.cidr: expected a private range (in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16), got "8.8.0.0/16"',
  ],
  [
    "a small network",
    vnet({ cidr: "10.0.0.0/23" }),
    'vnet.cidr: expected a prefix from /16 to /22, got "10.0.0.0/23"; make the range 2 times larger',
  ],
  [
    "a subnet outside of the network",
    vnet({ subnetCidrs: { nodes: "10.30.0.0/20", apiServer: "10.20.16.0/28" } }),
    "vnet.subnetCidrs.nodes: expected a range within vnet.cidr (10.20.0.0/16)",
  ],
  [
    "overlapping subnets",
    vnet({ subnetCidrs: { nodes: "10.20.0.0/20", apiServer: "10.20.0.0/28" } }),
    "vnet.subnetCidrs.apiServer: expected a range that does not overlap vnet.subnetCidrs.nodes (10.20.0.0/20)",
  ],
  [
    "a subnet that is too small for an API server",
    vnet({ subnetCidrs: { nodes: "10.20.0.0/20", apiServer: "10.20.16.0/29" } }),
    'vnet.subnetCidrs.apiServer: expected a prefix from /16 to /28, got "10.20.16.0/29"',
  ],
  [
    "too many nodes for a subnet",
    { ...vnet({ subnetCidrs: { nodes: "10.20.0.0/26", apiServer: "10.20.16.0/28" } }), ...pools({ max: 60 }) },
    "need one address per node, but the subnet 10.20.0.0/26 has only 43 for nodes",
  ],
  [
    "subnets of an existing network",
    vnet({ ...existing, subnetCidrs: { nodes: "10.20.0.0/20", apiServer: "10.20.16.0/28" } }),
    "vnet.subnetCidrs: is not allowed with vnetId, because the network exists already; remove it",
  ],
  [
    "a range of AKS' own",
    vnet({ cidr: "172.30.0.0/16" }),
    'vnet.cidr: expected a range outside 172.30.0.0/16 (reserved for AKS), got "172.30.0.0/16"',
  ],
  [
    "services in the network",
    { serviceCidr: "10.20.0.0/20" },
    'serviceCidr: expected a range that does not overlap vnet.cidr (10.20.0.0/16), got "10.20.0.0/20"',
  ],
  [
    "many services",
    { serviceCidr: "10.0.0.0/12" },
    'serviceCidr: expected a prefix from /13 to /24, got "10.0.0.0/12"',
  ],
  [
    "pods in the network",
    { podCidr: "10.20.0.0/16" },
    'podCidr: expected a range that does not overlap vnet.cidr (10.20.0.0/16), got "10.20.0.0/16"',
  ],
  [
    "pods among services",
    { podCidr: "172.20.0.0/16" },
    'podCidr: expected a range that does not overlap serviceCidr (172.20.0.0/16), got "172.20.0.0/16"',
  ],
  [
    "more nodes than parts of the pods' range",
    { podCidr: "10.244.0.0/22", ...pools({ max: 10 }) },
    "podCidr: 22 nodes (max of all pools, including the extra nodes of an upgrade) need one /24 range per node, but 10.244.0.0/22 has only 4; set a larger range, or make the pools smaller",
  ],
  [
    "more nodes than addresses",
    { ...vnet({ cidr: "10.20.0.0/22" }), podCidr: "10.0.0.0/13", ...pools({ max: 400 }) },
    "vnet.cidr: 540 nodes (max of all pools, including the extra nodes of an upgrade) need one address per node, but the subnet 10.20.0.0/23 has only 491 for nodes; set a larger range, or make the pools smaller",
  ],
  [
    "one zone",
    vnet({ zones: ["1"] }),
    'vnet.zones: expected at least two different zones of a region (1, 2, 3), got ["1"]',
  ],
  [
    "a zone with its region",
    vnet({ zones: ["1", "westeurope-2"] }),
    'vnet.zones[1]: expected one of the zones of a region (1, 2, 3), got "westeurope-2"',
  ],
  ["a zone twice", vnet({ zones: ["1", "1"] }), 'vnet.zones: expected each zone once, got "1"'],
  [
    "a firewall out of nothing",
    vnet({ outbound: "user-defined-routing" }),
    "vnet.outbound: needs hub.firewallAddress as the route to the internet",
  ],
  [
    "a firewall out of nothing, without a hub",
    vnet({ outbound: "user-defined-routing", hub: undefined }),
    "vnet.outbound: needs hub.firewallAddress, or an existing network (vnetId) with a route to the internet",
  ],
  [
    "a public firewall",
    vnet({ outbound: "user-defined-routing", hub: { vnetId, firewallAddress: "8.8.8.8" } }),
    'vnet.hub.firewallAddress: expected a private address such as 10.0.1.4, got "8.8.8.8"',
  ],
  [
    "a firewall beside a NAT gateway",
    vnet({ hub: { vnetId, firewallAddress: "10.0.1.4" } }),
    'vnet.hub.firewallAddress: needs outbound "user-defined-routing"; otherwise connections leave through the NAT gateway',
  ],
  [
    "a hub that is no network",
    vnet({ hub: { vnetId: "hub" } }),
    'vnet.hub.vnetId: expected an id such as /subscriptions/GUID/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworks/NAME, got "hub"',
  ],
  [
    "a hub of an existing network",
    vnet({ ...existing, hub: { vnetId } }),
    "vnet.hub: is not allowed with vnetId, because you peer an existing network yourself; remove it",
  ],
  [
    "SSH from the internet",
    vnet({ publicPorts: [22] }),
    "vnet.publicPorts[0]: expected a port from 1 to 65535 except 22 and 3389, got 22",
  ],
  [
    "subnets of no network",
    vnet({ nodes: existing.nodes }),
    "vnet.nodes: needs vnetId; Keelson creates the subnets of the cluster's own network",
  ],
  [
    "a network's name",
    vnet({ ...existing, vnetId: "hub" }),
    'vnet.vnetId: expected an id such as /subscriptions/GUID/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworks/NAME, got "hub"',
  ],
  ["a network without subnets", vnet({ vnetId }), "vnet.apiServer: expected a subnet, got nothing"],
  [
    "a subnet outside of its network",
    vnet({ ...existing, nodes: { ...existing.nodes, cidr: "10.21.0.0/20" } }),
    'vnet.nodes.cidr: expected a range within vnet.cidr (10.20.0.0/16), got "10.21.0.0/20"',
  ],
  [
    "a small subnet of the API server",
    vnet({ ...existing, apiServer: { ...existing.apiServer, cidr: "10.20.16.0/29" } }),
    'vnet.apiServer.cidr: expected a range of /28 or larger, got "10.20.16.0/29"',
  ],
  [
    "one subnet for both",
    vnet({ ...existing, apiServer: { ...existing.apiServer, cidr: "10.20.0.0/28" } }),
    'vnet.apiServer.cidr: expected a range that does not overlap vnet.nodes.cidr (10.20.0.0/20), got "10.20.0.0/28"',
  ],
];

describe("checkAks, network", () => {
  refusesEach((args) => checkAks("test", args), aksArgs, cases);
});
