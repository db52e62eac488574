import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { checkPeers, type Peer } from "../../components/network";

type Direction = "ingress" | "egress";

const objections = (peer: unknown, direction: Direction = "egress") =>
  checkPeers([peer as Peer], direction, direction).map(({ path, message }) => `${path}: ${message}`);

describe("checkPeers", () => {
  const fine: Peer[] = [
    "dns",
    "apiserver",
    "cloud:443",
    "internet:3478/UDP",
    "nodes:10250",
    { host: "api.example.com" },
    { host: "*.example.com", ports: [443, "443/UDP"] },
    { cidr: "10.9.0.0/24", ports: [5432] },
    { cidr: pulumi.output("x"), ports: [5432] },
    { namespace: "*", pods: {}, ports: ["53/UDP"] },
  ];
  for (const peer of fine) {
    it(`takes ${JSON.stringify(peer)}`, () => assert.deepEqual(objections(peer), []));
  }

  const wrong: [unknown, string, Direction?][] = [
    [
      "nowhere:80",
      'egress[0]: one of "dns", "apiserver", "pod-identity", "nodes", "internet", "cloud", with a port as in "internet:443", or pods, a cidr or a host, given "nowhere:80"',
    ],
    ["internet", 'egress[0]: a port, given "internet": write "internet:443"'],
    ["internet:0", 'egress[0]: a port from 1 to 65535, such as 443 or "3478/UDP", given 0'],
    ["cloud:99999/UDP", 'egress[0]: a port from 1 to 65535, such as 443 or "3478/UDP", given "99999/UDP"'],
    ["anywhere:80", 'egress[0]: whom it is about, given "anywhere:80": name a cidr, or expose the workload'],
    ["dns", 'ingress[0]: whoever may connect to it, given "dns", which connects to nobody: leave it out', "ingress"],
    [
      { cidr: "10.9.0.0", ports: [1] },
      'egress[0].cidr: a range in CIDR notation, such as "10.9.0.0/24", given "10.9.0.0"',
    ],
    [{ cidr: "10.9.0.0/24", ports: [] }, "egress[0].ports: at least one port, given none, for instance [5432]"],
    [
      { host: "https://a.b" },
      'egress[0].host: a host name such as "api.example.com" or "*.example.com", given "https://a.b"',
    ],
    [
      { host: "a.example.com" },
      'ingress[0].host: addresses, given the host "a.example.com": whoever connects is not known by its name; use cidr',
      "ingress",
    ],
    [{ pods: {}, ports: [0.5] }, 'egress[0].ports[0]: a port from 1 to 65535, such as 443 or "3478/UDP", given 0.5'],
  ];
  for (const [peer, objection, direction] of wrong) {
    it(`refuses ${JSON.stringify(peer)}`, () => assert.deepEqual(objections(peer, direction), [objection]));
  }
});
