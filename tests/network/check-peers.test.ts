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
      'egress[0]: expected pods, a cidr, a host, or one of the words "dns", "apiserver", "pod-identity", "nodes", "internet", "cloud" (with a port, for instance "internet:443"), got "nowhere:80"',
    ],
    ["internet", 'egress[0]: expected a port, got "internet"; write "internet:443"'],
    ["internet:0", 'egress[0]: expected a port from 1 to 65535 such as 443 or "3478/UDP", got 0'],
    ["cloud:99999/UDP", 'egress[0]: expected a port from 1 to 65535 such as 443 or "3478/UDP", got "99999/UDP"'],
    ["anywhere:80", 'egress[0]: "anywhere:80" is for add-ons only; use a peer with cidr, or expose the workload'],
    ["tenants:80", 'ingress[0]: "tenants:80" is for add-ons only; select the pods by labels', "ingress"],
    ["dns", 'ingress[0]: "dns" never calls a workload; remove it', "ingress"],
    [
      { cidr: "10.9.0.0", ports: [1] },
      'egress[0].cidr: expected a range in CIDR notation such as "10.9.0.0/24", got "10.9.0.0"; write "10.9.0.0/32"',
    ],
    [{ cidr: "10.9.0.0/24", ports: [] }, "egress[0].ports: expected at least one port, got []; for instance [5432]"],
    [
      { host: "https://a.b" },
      'egress[0].host: expected a host name such as "api.example.com" or "*.example.com", got "https://a.b"',
    ],
    [
      { host: "a.example.com" },
      'ingress[0].host: expected a cidr, got "a.example.com"; network policies identify clients by address, not by host name',
      "ingress",
    ],
    [
      { pods: { app: "a" }, ports: [0.5] },
      'egress[0].ports[0]: expected a port from 1 to 65535 such as 443 or "3478/UDP", got 0.5',
    ],
    ...[{ pods: {} }, { pods: {}, ports: [5432] }, { namespace: "shop", pods: {} }].map((peer): [unknown, string] => [
      peer,
      "egress[0].pods: expected at least one label, got {}; without labels, this peer selects every pod; if you want that, also set namespace and ports",
    ]),
  ];
  for (const [peer, objection, direction] of wrong) {
    it(`refuses ${JSON.stringify(peer)}`, () => assert.deepEqual(objections(peer, direction), [objection]));
  }
});
