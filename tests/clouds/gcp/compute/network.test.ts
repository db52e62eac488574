import assert from "node:assert/strict";
import { gcp } from "../../../plan/gcp";
import { lines, opensEach, showsEach } from "../shown";

const unknown = "<unknown>";
const network = gcp("gcp.compute.Network", "net", { autoCreateSubnetworks: false });
const router = gcp("gcp.compute.Router", "net", { network: unknown }, { network: [network] });
const nodes = gcp(
  "gcp.compute.Subnetwork",
  "nodes",
  { ipCidrRange: "10.80.128.0/19", network: unknown },
  { network: [network] },
);
const nat = gcp(
  "gcp.compute.RouterNat",
  "net",
  { router: unknown, subnetworks: [{ name: unknown }] },
  { router: [router], subnetworks: [nodes] },
);

describe("networks in a plan", () => {
  it("share a line with their routers and NATs", () => {
    assert.deepEqual(lines(network, nodes, router, nat), [
      "gcp.compute.Network prod-net  gcp.compute.Router; NAT for nodes; #",
      "gcp.compute.Subnetwork prod-nodes  10.80.128.0/19; #",
    ]);
  });

  showsEach([
    [gcp("gcp.compute.Network", "n"), ["subnetworks in every region"]],
    [gcp("gcp.compute.RouterNat", "n", { natIps: ["a"] }), ["for all subnetworks", "from a"]],
    [
      gcp("gcp.compute.Firewall", "f", {
        sourceRanges: ["10.0.0.0/8"],
        allows: [{ protocol: "tcp", ports: ["80", "443"] }, { protocol: "icmp" }],
      }),
      ["in from 10.0.0.0/8 tcp 80,443, icmp"],
    ],
    [
      gcp("gcp.compute.Firewall", "f", { direction: "EGRESS", denies: [{ protocol: "all" }] }),
      ["out to anywhere denied any port"],
    ],
  ]);
});

describe("what networks open to the internet", () => {
  opensEach([
    [
      gcp("gcp.compute.Firewall", "f", { sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["22"] }] }),
      "gcp.compute.Firewall prod-f: anybody at tcp 22",
    ],
    [gcp("gcp.compute.Firewall", "f", { sourceRanges: ["10.0.0.0/8"], allows: [{ protocol: "all" }] })],
    [
      gcp("gcp.compute.GlobalForwardingRule", "r"),
      "gcp.compute.GlobalForwardingRule prod-r: an internet-facing load balancer",
    ],
  ]);
});
