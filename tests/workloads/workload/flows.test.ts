import assert from "node:assert/strict";
import { Deployment, type DeploymentArgs, StatefulSet, Tenant } from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { existingCluster, network, platform, tenant } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

type Connections = Pick<DeploymentArgs, "ingress" | "egress" | "internetPorts" | "ports">;

const policyType = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const ciliumType = "kubernetes:cilium.io/v2:CiliumNetworkPolicy";
const web = { namespace: "team", labels: { "keelson.dev/workload": "web" } };

function deploy(args: Connections, facts: object = {}): Promise<ProgramRun> {
  return runProgram(() => {
    const cluster = existingCluster({ network: { ...network, ...facts } });
    new Deployment("web", { tenant: tenant([], { cluster }), image: "web:1.0.0", ...args });
  });
}

describe("a workload's connections", () => {
  it("reach two workloads of one name in two namespaces, each by policies of its own, at their ports only", async () => {
    const run = await runProgram(() => {
      const platformOfAll = platform([]);
      const api = (team: string) =>
        new Deployment(`${team}-api`, {
          workloadName: "api",
          tenant: new Tenant(team, { platform: platformOfAll }),
          image: "api:1.0.0",
          port: 8080,
        });
      const caller = new Tenant("team", { platform: platformOfAll });
      new Deployment("web", { tenant: caller, image: "web:1.0.0", calls: [api("blue"), api("green")] });
    });
    const names = run.ofType(policyType).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    const policies = policiesOf(run.resources);
    const ownOnly = policies.filter(({ namespace }) => namespace === "team");
    for (const namespace of ["blue", "green"]) {
      const callee = { namespace, labels: { "keelson.dev/workload": "api" } };
      assert.ok(connects(policies, web, callee, 8080), namespace);
      assert.ok(!connects(ownOnly, web, callee, 8081), `${namespace}: the caller's own policy limits the port`);
    }
  });

  it("go only to the listed addresses, pods and APIs of the cloud", async () => {
    const run = await deploy(
      {
        egress: [
          { cidr: "10.9.0.0/24", ports: [5432] },
          { namespace: "monitoring", pods: { app: "collector" }, ports: ["4317/UDP"] },
          "cloud:443",
        ],
      },
      { cloudEndpoints: ["10.20.0.0/24"] },
    );
    const policies = policiesOf(run.resources);
    const collector = { namespace: "monitoring", labels: { app: "collector" } };
    assert.ok(connects(policies, web, { address: "10.9.0.7" }, 5432));
    assert.ok(!connects(policies, web, { address: "10.9.0.7" }, 5433));
    assert.ok(!connects(policies, web, { address: "10.9.1.7" }, 5432));
    assert.ok(connects(policies, web, collector, 4317, "UDP"));
    assert.ok(!connects(policies, web, collector, 4317, "TCP"));
    for (const [address, open] of [
      ["203.0.113.7", true],
      ["10.20.0.9", true],
      ["10.21.0.9", false],
    ] as const) {
      assert.equal(connects(policies, web, { address }, 443), open, address);
    }
  });

  it("come from the listed peers, in addition to its callers", async () => {
    const run = await deploy({ ports: [{ port: 80 }], ingress: [{ cidr: "10.9.0.0/24", ports: [80] }, "nodes:80"] });
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, { address: "10.9.0.7" }, web, 80));
    assert.ok(connects(policies, { address: "192.168.0.7" }, web, 80));
    assert.ok(!connects(policies, { address: "10.8.0.7" }, web, 80));
  });

  it("go to hosts by name with Cilium, in one CiliumNetworkPolicy", async () => {
    const run = await deploy({ egress: [{ host: "api.example.com" }] }, { cni: "cilium" });
    const { egress } = run.find(ciliumType, "web").inputs.spec as { egress: Record<string, unknown>[] };
    assert.deepEqual(egress[1]?.toFQDNs, [{ matchName: "api.example.com" }]);
    assert.ok(!run.ofType(policyType).some(({ name }) => name === "web"));
    const { dependsOn } = run.find("kubernetes:apps/v1:Deployment", "web");
    assert.ok(dependsOn.includes(run.find(ciliumType, "web").urn));
  });

  it("go to every public address for a host without Cilium, and the policy names the host", async () => {
    const run = await deploy({ egress: [{ host: "api.example.com" }] });
    const policy = run.find(policyType, "web");
    assert.deepEqual((policy.inputs.metadata as Record<string, unknown>).annotations, {
      "keelson.dev/hosts": "api.example.com:443",
    });
    assert.ok(connects(policiesOf(run.resources), web, { address: "203.0.113.7" }, 443));
  });

  it("can use UDP, at both ends", async () => {
    const run = await runProgram(() => {
      const team = tenant();
      const ports = [
        { name: "dns", port: 53, targetPort: 5353, protocol: "UDP" as const },
        { name: "dns-tcp", port: 53, targetPort: 5353 },
        { name: "stats", port: 8125, protocol: "UDP" as const },
      ];
      new StatefulSet("resolver", { tenant: team, image: "r:1.0.0", ports });
      new Deployment("web", { tenant: team, image: "w:1.0.0", calls: ["resolver"], internetPorts: ["3478/UDP"] });
    });
    const policies = policiesOf(run.resources);
    const resolver = { namespace: "team", labels: { "keelson.dev/workload": "resolver" } };
    const open = (port: number, protocol: string) => connects(policies, web, resolver, port, protocol);
    assert.deepEqual(
      [open(5353, "UDP"), open(5353, "TCP"), open(8125, "UDP"), open(8125, "TCP")],
      [true, true, true, false],
    );
    assert.ok(connects(policies, web, { address: "203.0.113.7" }, 3478, "UDP"));
    assert.ok(!connects(policies, web, { address: "203.0.113.7" }, 3478, "TCP"));
    const { ports } = run.find("kubernetes:core/v1:Service", "resolver").inputs.spec as { ports: object[] };
    assert.deepEqual(ports, [
      { name: "dns", port: 53, targetPort: 5353, protocol: "UDP" },
      { name: "dns-tcp", port: 53, targetPort: 5353, protocol: "TCP" },
      { name: "stats", port: 8125, targetPort: 8125, protocol: "UDP" },
    ]);
  });

  it("are checked before anything is created", async () => {
    await assert.rejects(
      deploy({ egress: ["internet:0"], ingress: [{ host: "a.example.com" }] }),
      /deployment "web" of tenant "team" is not valid:\n✖ ingress\[0\]\.host: .*"a\.example\.com".*\n✖ egress\[0\]: .*a port from 1 to 65535/,
    );
  });
});
