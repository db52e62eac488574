import assert from "node:assert/strict";
import { allowDns, denyAll, flowsPolicy, type Peer, renderFlows } from "../../components/network";
import { network } from "../support/programs";

const pods = { app: "web" };

describe("renderFlows", () => {
  const ingress: [Peer, object][] = [
    ["apiserver:10250", { from: [{ ipBlock: { cidr: "192.168.1.0/28" } }], ports: [{ protocol: "TCP", port: 10250 }] }],
    ["nodes:9100", { from: [{ ipBlock: { cidr: "192.168.0.0/24" } }], ports: [{ protocol: "TCP", port: 9100 }] }],
    ["anywhere:8443", { ports: [{ protocol: "TCP", port: 8443 }] }],
    [
      "tenants:4317",
      {
        from: [
          {
            namespaceSelector: { matchExpressions: [{ key: "keelson.dev/tenant", operator: "Exists" }] },
            podSelector: {},
          },
        ],
        ports: [{ protocol: "TCP", port: 4317 }],
      },
    ],
    [
      { pods: { app: "client" }, ports: [80, 81] },
      {
        from: [{ podSelector: { matchLabels: { app: "client" } } }],
        ports: [
          { protocol: "TCP", port: 80 },
          { protocol: "TCP", port: 81 },
        ],
      },
    ],
    [
      { namespace: "other", pods: { app: "client" } },
      {
        from: [
          {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "other" } },
            podSelector: { matchLabels: { app: "client" } },
          },
        ],
      },
    ],
    [
      { namespace: "*", pods: { app: "client" }, ports: [80] },
      {
        from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "client" } } }],
        ports: [{ protocol: "TCP", port: 80 }],
      },
    ],
  ];
  ingress.push(
    ["nodes:53/UDP", { from: [{ ipBlock: { cidr: "192.168.0.0/24" } }], ports: [{ protocol: "UDP", port: 53 }] }],
    [
      { cidr: "10.9.0.0/24", ports: [5432, "5432/UDP"] },
      {
        from: [{ ipBlock: { cidr: "10.9.0.0/24" } }],
        ports: [
          { protocol: "TCP", port: 5432 },
          { protocol: "UDP", port: 5432 },
        ],
      },
    ],
  );
  for (const [peer, rule] of ingress) {
    it(`lets ${JSON.stringify(peer)} in`, () => {
      assert.deepEqual(renderFlows({ name: "web", pods, ingress: [peer] }, network), {
        podSelector: { matchLabels: pods },
        policyTypes: ["Ingress"],
        ingress: [rule],
      });
    });
  }

  it("allows egress to the API server where it listens", () => {
    assert.deepEqual(renderFlows({ name: "web", pods, egress: ["apiserver"] }, network).egress, [
      { to: [{ ipBlock: { cidr: "192.168.1.0/28" } }], ports: [{ protocol: "TCP", port: 6443 }] },
    ]);
  });

  it("allows egress to the identity agent, if there is one", () => {
    const flows = { name: "web", pods, egress: ["pod-identity"] as const };
    const agent = { ...network, podIdentity: { cidrs: ["169.254.170.23/32"], port: 80 } };
    assert.deepEqual(renderFlows(flows, agent).egress, [
      { to: [{ ipBlock: { cidr: "169.254.170.23/32" } }], ports: [{ protocol: "TCP", port: 80 }] },
    ]);
    assert.deepEqual(renderFlows(flows, network), { podSelector: { matchLabels: pods }, policyTypes: [] });
  });

  it("allows egress to DNS, and to a node-local cache if one runs", () => {
    const cached = { ...network, dns: { ...network.dns, nodeLocalAddress: "169.254.20.10" } };
    const dns = {
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
      podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
    };
    assert.deepEqual(allowDns(network).spec.egress, [
      {
        to: [dns],
        ports: [
          { protocol: "UDP", port: 53 },
          { protocol: "TCP", port: 53 },
        ],
      },
    ]);
    assert.deepEqual(renderFlows({ name: "web", pods, egress: ["dns"] }, cached).egress, [
      {
        to: [dns, { ipBlock: { cidr: "169.254.20.10/32" } }],
        ports: [
          { protocol: "UDP", port: 53 },
          { protocol: "TCP", port: 53 },
        ],
      },
    ]);
  });

  it("excludes private addresses and the metadata service from the internet", () => {
    const [rule] = renderFlows({ name: "web", pods, egress: ["internet:443"] }, network).egress as [
      { to: [{ ipBlock: { cidr: string; except: string[] } }]; ports: unknown },
    ];
    assert.equal(rule.to[0].ipBlock.cidr, "0.0.0.0/0");
    for (const range of ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"]) {
      assert.ok(rule.to[0].ipBlock.except.includes(range), range);
    }
    assert.deepEqual(rule.ports, [{ protocol: "TCP", port: 443 }]);
  });

  it("includes the cloud's private endpoints in the cloud", () => {
    const flows = { name: "web", pods, egress: ["cloud:443"] as const };
    const [internet] = renderFlows({ ...flows, egress: ["internet:443"] }, network).egress as [{ to: object[] }];
    const ports = [{ protocol: "TCP", port: 443 }];
    assert.deepEqual(renderFlows(flows, network).egress, [{ to: internet.to, ports }]);
    assert.deepEqual(renderFlows(flows, { ...network, cloudEndpoints: ["10.20.0.0/19"] }).egress, [
      { to: [...internet.to, { ipBlock: { cidr: "10.20.0.0/19" } }], ports },
    ]);
  });

  it("allows every public address if the policy cannot name a host, and records the host", () => {
    const egress: Peer[] = [{ host: "api.example.com" }, { host: "*.example.org", ports: [8443] }];
    const { spec, unnamedHosts } = flowsPolicy({ name: "web", pods, egress }, network);
    assert.deepEqual(spec, renderFlows({ name: "web", pods, egress: ["internet:443", "internet:8443"] }, network));
    assert.deepEqual(unnamedHosts, ["api.example.com:443", "*.example.org:8443"]);
    const cilium = { ...network, cni: "cilium" as const };
    assert.deepEqual(flowsPolicy({ name: "web", pods, egress }, cilium).unnamedHosts, []);
    for (const without of [{ ciliumPolicies: false }, { hostPolicies: false }]) {
      const policy = flowsPolicy({ name: "web", pods, egress }, { ...cilium, ...without });
      assert.deepEqual([policy.unnamedHosts?.length, policy.ciliumSpec], [2, undefined]);
    }
  });

  it("refuses ingress by host name", () => {
    const ingress: Peer[] = [{ host: "api.example.com" }];
    assert.throws(
      () => renderFlows({ name: "web", pods, ingress }, network),
      /flows: expected a cidr, got "api\.example\.com"; network policies identify clients by address, not by host name/,
    );
  });

  it("leaves out directions without flows", () => {
    assert.deepEqual(renderFlows({ name: "web", pods }, network), {
      podSelector: { matchLabels: pods },
      policyTypes: [],
    });
  });
});

describe("denyAll", () => {
  it("selects every pod in both directions and allows nothing", () => {
    assert.deepEqual(denyAll.spec, { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
  });
});
