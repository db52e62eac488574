import assert from "node:assert/strict";
import { certManager, traefik } from "../../components";
import { allowDns, type Flows, flowsPolicy } from "../../components/network";
import { existingCluster, network, platform, tenant } from "../support/programs";
import { runProgram } from "../support/run-program";

const pods = { app: "web" };
const cilium = { ...network, cni: "cilium" as const };
const withAgent = { ...cilium, podIdentity: { cidrs: ["169.254.170.23/32"], port: 80 } };
const withCache = { ...cilium, dns: { ...network.dns, nodeLocalAddress: "169.254.20.10" } };
const tcp = (port: string) => ({ port, protocol: "TCP" });

describe("flowsPolicy, with Cilium", () => {
  const cases: [string, Partial<Flows>, object | undefined, typeof cilium][] = [
    [
      "lets the API server in, wherever it is",
      { ingress: ["apiserver:10250"] },
      { ingress: [{ fromEntities: ["kube-apiserver"], toPorts: [{ ports: [tcp("10250")] }] }] },
      cilium,
    ],
    [
      "lets pods out to the API server where it listens",
      { egress: ["apiserver"] },
      { egress: [{ toEntities: ["kube-apiserver"], toPorts: [{ ports: [tcp("6443")] }] }] },
      cilium,
    ],
    [
      "lets nodes in and pods out to them, both ways at once",
      { ingress: ["nodes:8080"], egress: ["nodes:10250"] },
      {
        ingress: [{ fromEntities: ["host", "remote-node"], toPorts: [{ ports: [tcp("8080")] }] }],
        egress: [{ toEntities: ["host", "remote-node"], toPorts: [{ ports: [tcp("10250")] }] }],
      },
      cilium,
    ],
    [
      "lets pods out to the agent of identities on their node",
      { egress: ["pod-identity"] },
      { egress: [{ toEntities: ["host"], toPorts: [{ ports: [tcp("80")] }] }] },
      withAgent,
    ],
    [
      "lets pods out to a node-local cache of DNS",
      { egress: ["dns"] },
      { egress: [{ toEntities: ["host"], toPorts: [{ ports: [{ port: "53", protocol: "UDP" }, tcp("53")] }] }] },
      withCache,
    ],
    ["has nothing to add where identities go by tokens", { egress: ["pod-identity"] }, undefined, cilium],
    [
      "has nothing to add to pods, DNS and other addresses",
      { ingress: [{ pods }, "anywhere:8443"], egress: [{ pods }, "dns", "internet:443", "cloud:443"] },
      undefined,
      cilium,
    ],
  ];
  for (const [what, flows, rules, facts] of cases) {
    it(what, () => {
      const { ciliumSpec } = flowsPolicy({ name: "web", pods, ...flows }, facts);
      assert.deepEqual(ciliumSpec, rules && { endpointSelector: { matchLabels: pods }, ...rules });
    });
  }

  it("allows hosts by name, and learns their addresses from DNS answers", () => {
    const questions = [
      { ports: [{ port: "53", protocol: "UDP" }, tcp("53")], rules: { dns: [{ matchPattern: "*" }] } },
    ];
    const server = { "k8s:io.kubernetes.pod.namespace": "kube-system", "k8s:k8s-app": "kube-dns" };
    const egress = [{ host: "api.example.com" }, { host: "*.example.org", ports: [8443, "3478/UDP"] as const }];
    const { spec, ciliumSpec } = flowsPolicy({ name: "web", pods, egress }, cilium);
    assert.deepEqual(spec.policyTypes, []);
    assert.deepEqual(ciliumSpec, {
      endpointSelector: { matchLabels: pods },
      egress: [
        { toEndpoints: [{ matchLabels: server }], toPorts: questions },
        { toFQDNs: [{ matchName: "api.example.com" }], toPorts: [{ ports: [tcp("443")] }] },
        {
          toFQDNs: [{ matchPattern: "*.example.org" }],
          toPorts: [{ ports: [tcp("8443"), { port: "3478", protocol: "UDP" }] }],
        },
      ],
    });
    assert.deepEqual(flowsPolicy({ name: "web", pods, egress }, withCache).ciliumSpec?.egress?.[1], {
      toEntities: ["host"],
      toPorts: questions,
    });
  });

  it("leaves the NetworkPolicy unchanged", () => {
    const flows: Flows = { name: "web", pods, ingress: ["apiserver:10250"], egress: ["nodes:10250", "dns"] };
    assert.deepEqual(flowsPolicy(flows, cilium).spec, flowsPolicy(flows, network).spec);
    assert.equal(flowsPolicy(flows, network).ciliumSpec, undefined);
  });
});

describe("allowDns, with Cilium", () => {
  it("selects every pod", () => {
    assert.deepEqual(allowDns(withCache).ciliumSpec?.endpointSelector, { matchLabels: {} });
    assert.equal(allowDns(cilium).ciliumSpec, undefined);
  });
});

const ciliumPolicy = "kubernetes:cilium.io/v2:CiliumNetworkPolicy";

describe("a platform on Cilium", () => {
  it("adds a CiliumNetworkPolicy to each NetworkPolicy that cannot express the flows, before the release", async () => {
    const run = await runProgram(() => {
      platform([certManager({ email: "a@example.com" }), traefik()], { cluster: existingCluster({ network: cilium }) });
    });
    const ofAddon = run.ofType(ciliumPolicy).filter(({ name }) => name.startsWith("test-cert-manager-"));
    const names = ofAddon.map(({ name }) => name);
    assert.deepEqual(
      names.map((name) => name.slice("test-cert-manager-".length)),
      ["cainjector", "controller", "startupapicheck", "webhook"],
    );
    for (const name of names) {
      const policy = run.find(ciliumPolicy, name);
      const beside = run.find("kubernetes:networking.k8s.io/v1:NetworkPolicy", name);
      assert.deepEqual(policy.inputs.metadata, beside.inputs.metadata);
      assert.equal(policy.provider, beside.provider);
      assert.ok(run.find("kubernetes:helm.sh/v3:Release", "test-cert-manager").dependsOn.includes(policy.urn));
    }
    assert.deepEqual(run.find(ciliumPolicy, "test-cert-manager-webhook").inputs, {
      apiVersion: "cilium.io/v2",
      kind: "CiliumNetworkPolicy",
      metadata: { name: "webhook", namespace: "cert-manager" },
      spec: {
        endpointSelector: {
          matchLabels: { "app.kubernetes.io/instance": "cert-manager", "app.kubernetes.io/component": "webhook" },
        },
        ingress: [{ fromEntities: ["kube-apiserver"], toPorts: [{ ports: [tcp("10250")] }] }],
        egress: [{ toEntities: ["kube-apiserver"], toPorts: [{ ports: [tcp("6443")] }] }],
      },
    });
  });

  it("adds none for a tenant without flows of nodes", async () => {
    const run = await runProgram(() => {
      tenant([], { cluster: existingCluster({ network: cilium }) });
    });
    assert.deepEqual(run.ofType(ciliumPolicy), []);
    assert.equal(run.ofType("kubernetes:networking.k8s.io/v1:NetworkPolicy").length, 2);
  });
});
