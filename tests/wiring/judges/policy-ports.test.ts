import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, deployment, judge, object } from "../objects";

const web = deployment("shop/web");
const everyPod = { podSelector: {} };
const plain = (spec: Fields) =>
  object("networking.k8s.io/v1", "NetworkPolicy", "shop/web", { spec: { ...everyPod, ...spec } });
const cilium = (spec: Fields) =>
  object("cilium.io/v2", "CiliumNetworkPolicy", "shop/web", { spec: { endpointSelector: {}, ...spec } });
const toPorts = (port: string, protocol?: string) => [
  { ports: [{ port, ...(protocol !== undefined && { protocol }) }] },
];

describe("a port of a policy", () => {
  const right: readonly [string, ReturnType<typeof plain>][] = [
    ["a number", plain({ ingress: [{ ports: [{ port: 9999 }] }] })],
    ["a name that its pods give", plain({ ingress: [{ ports: [{ port: "http" }] }] })],
    ["a name that a peer's pods give", plain({ egress: [{ to: [{ podSelector: {} }], ports: [{ port: "http" }] }] })],
    [
      "a number for Cilium, which is a text",
      cilium({ egress: [{ toFQDNs: [{ matchName: "a.example" }], toPorts: toPorts("443", "TCP") }] }),
    ],
    ["a name for Cilium", cilium({ ingress: [{ toPorts: toPorts("http") }] })],
    [
      "of any protocol, in small letters",
      cilium({ egress: [{ toEntities: ["world"], toPorts: toPorts("443", "any") }] }),
    ],
  ];
  for (const [what, policy] of right) {
    it(`may be ${what}`, () => assert.deepEqual(broken(web, policy), []));
  }

  it("is broken as a name that no pod gives", () => {
    assert.deepEqual(broken(web, plain({ ingress: [{ ports: [{ port: "htp" }] }] })), [
      'NetworkPolicy shop/web: ingress port htp: expected a number, or the name of a port of pods in shop, got "htp"; fix the port',
    ]);
    assert.equal(broken(web, plain({ ingress: [{ ports: [{ port: "http", protocol: "UDP" }] }] })).length, 1);
    assert.equal(broken(web, cilium({ ingress: [{ toPorts: toPorts("htp") }] })).length, 1);
  });

  it("is broken as a name for what is outside", () => {
    const line = 'expected a number, got "http"; the rule does not select pods, so it cannot name a port';
    const block = plain({ egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/8" } }], ports: [{ port: "http" }] }] });
    assert.deepEqual(broken(web, block), [`NetworkPolicy shop/web: egress port http: ${line}`]);
    const hosts = cilium({ egress: [{ toFQDNs: [{ matchName: "a.example" }], toPorts: toPorts("http") }] });
    const server = cilium({ egress: [{ toEntities: ["kube-apiserver"], toPorts: toPorts("443x", "TCP") }] });
    assert.equal(broken(web, server).length, 1);
    const all = cilium({ egress: [{ toEntities: ["cluster", "world"], toPorts: toPorts("http") }] });
    assert.deepEqual(broken(web, all), []);
    assert.deepEqual(broken(web, hosts), [`CiliumNetworkPolicy shop/web: egress port http: ${line}`]);
  });

  it("is broken with a protocol that Cilium does not have", () =>
    assert.deepEqual(broken(web, cilium({ egress: [{ toEntities: ["world"], toPorts: toPorts("443", "TC") }] })), [
      'CiliumNetworkPolicy shop/web: egress port 443: expected one of TCP, UDP, SCTP, ICMP, ICMPv6, VRRP, IGMP, ANY, got "TC"; fix the protocol',
    ]));

  it("is unknown where somebody else may run the pods", () => {
    const elsewhere = object("networking.k8s.io/v1", "NetworkPolicy", "shop/web", {
      spec: { ...everyPod, ingress: [{ ports: [{ port: "htp" }] }] },
    });
    const { broken: none, unknown } = judge([elsewhere], { unseen: [{ what: "chart web", namespace: "shop" }] });
    assert.deepEqual([none, unknown.length], [[], 1]);
  });
});
