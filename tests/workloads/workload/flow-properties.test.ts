import assert from "node:assert/strict";
import fc from "fast-check";
import { Deployment, type FlowPort, type Peer, StatefulSet, Tenant, type WorkloadReference } from "../../../components";
import { existingCluster, network, platform } from "../../support/programs";
import { connects, type Endpoint, openPairs, policiesOf, reachesHost } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

/** A workload of a test case; workloads call only earlier ones. */
interface Case {
  readonly tenant: "one" | "two";
  readonly stateful: boolean;
  readonly ports: readonly FlowPort[];
  readonly peerPorts: readonly number[];
  /** Indexes of earlier workloads. */
  readonly calls: readonly number[];
  readonly ingress: readonly Peer[];
  readonly egress: readonly Peer[];
}

const cni = fc.constantFrom("calico", "cilium", "vpc-cni");
const flowPort = fc.constantFrom<FlowPort>(80, 8080, "80/UDP", "5353/UDP");
const peerPort = fc.constantFrom(7000, 7001);
const inside = { cidr: "10.9.0.0/24", ports: [8080, "80/UDP"] } as const;
const api = { host: "api.example.com" } as const;
const cases = fc.array(
  fc.record<Case>({
    tenant: fc.constantFrom("one", "two"),
    stateful: fc.boolean(),
    ports: fc.uniqueArray(flowPort, { maxLength: 3 }),
    peerPorts: fc.uniqueArray(peerPort, { maxLength: 2 }),
    calls: fc.array(fc.nat(7), { maxLength: 4 }),
    ingress: fc.subarray<Peer>([inside, "nodes:8080"]),
    egress: fc.subarray<Peer>([inside, api, "cloud:443"]),
  }),
  { minLength: 1, maxLength: 8 },
);

const everyPort = [80, 8080, 5353, 7000, 7001].flatMap((port) => [[port, "TCP"] as const, [port, "UDP"] as const]);
const nameOf = (index: number) => `w${index}`;
const split = (port: FlowPort): readonly [number, string] =>
  typeof port === "number" ? [port, "TCP"] : [Number(port.split("/")[0]), "UDP"];

/** Returns the workloads that one may call: earlier ones that listen on a port. */
function calleesOf(all: readonly Case[], index: number): number[] {
  const { calls } = all[index] as Case;
  return [...new Set(calls)].filter((callee) => callee < index && (all[callee]?.ports.length ?? 0) > 0);
}

/** Returns the peers that may connect to ports which the workload serves; others are refused. */
function openedTo({ ports, ingress }: Case): Peer[] {
  return ingress.filter((peer) => (peer === inside ? inside.ports : [8080]).every((port) => ports.includes(port)));
}

/** Lists the connections that must be open, from the cases alone. */
function intended(all: readonly Case[]): string[] {
  return all.flatMap(({ stateful, ports, peerPorts }, index) => {
    const calls = calleesOf(all, index).flatMap((callee) =>
      (all[callee]?.ports ?? []).map((port) => `${nameOf(index)} → ${nameOf(callee)}:${split(port).join("/")}`),
    );
    const clustered = stateful && peerPorts.length > 0;
    const own = clustered ? [...ports, ...peerPorts].map((port) => split(port).join("/")) : [];
    return [...calls, ...own.map((port) => `${nameOf(index)} → ${nameOf(index)}:${port}`)];
  });
}

function make(all: readonly Case[], cniName: string): void {
  const cluster = existingCluster({ network: { ...network, cni: cniName as "calico" } });
  const onCluster = platform([], { cluster });
  const tenants = { one: new Tenant("one", { platform: onCluster }), two: new Tenant("two", { platform: onCluster }) };
  const made: WorkloadReference[] = [];
  all.forEach((one, index) => {
    const { tenant, stateful, ports, peerPorts, egress } = one;
    const args = {
      tenant: tenants[tenant],
      image: "w:1.0.0",
      ports: ports.map((port, at) => {
        const [number, protocol] = split(port);
        return { name: `p${at}`, port: 1000 + at, targetPort: number, protocol: protocol as "TCP" };
      }),
      calls: calleesOf(all, index).flatMap((callee) => made[callee] ?? []),
      ingress: openedTo(one),
      egress,
    };
    const peers = peerPorts.map((port, at) => ({ name: `peer${at}`, port }));
    made.push(
      stateful
        ? new StatefulSet(nameOf(index), { ...args, peerPorts: peers })
        : new Deployment(nameOf(index), { ...args }),
    );
  });
}

describe("the NetworkPolicies of any workloads", () => {
  it("let exactly the declared connections through, for each pair, port and protocol, with each CNI", async () => {
    await fc.assert(
      fc.asyncProperty(cases, cni, async (all, cniName) => {
        const { resources } = await runProgram(() => make(all, cniName));
        const policies = policiesOf(resources);
        const pods = Object.fromEntries(all.map((one, index) => [nameOf(index), podOf(one, index)]));
        assert.deepEqual(openPairs(policies, pods, everyPort).sort(), [...new Set(intended(all))].sort());
        all.forEach((one, index) => {
          const pod = podOf(one, index);
          const has = (peers: readonly Peer[], peer: Peer) => peers.includes(peer);
          const outside = (address: string, port: number, protocol = "TCP") =>
            connects(policies, pod, { address }, port, protocol);
          const comesIn = (address: string, port: number) => connects(policies, { address }, pod, port);
          assert.equal(outside("10.9.0.7", 8080), has(one.egress, inside));
          assert.equal(outside("10.9.0.7", 80, "UDP"), has(one.egress, inside));
          assert.equal(outside("10.9.1.7", 8080), false);
          assert.equal(comesIn("10.9.0.7", 8080), has(openedTo(one), inside));
          assert.equal(comesIn("192.168.0.7", 8080), has(openedTo(one), "nodes:8080"));
          const named = cniName === "cilium" && has(one.egress, api);
          assert.equal(reachesHost(resources, pod, "api.example.com", 443), named);
          assert.equal(reachesHost(resources, pod, "www.example.com", 443), false);
          const wide = has(one.egress, "cloud:443") || (has(one.egress, api) && !named);
          assert.equal(outside("203.0.113.7", 443), wide);
          assert.equal(outside("169.254.169.254", 443), false);
        });
      }),
      { numRuns: 40, seed: 1 },
    );
  });
});

function podOf({ tenant }: Case, index: number): Endpoint {
  return { namespace: tenant, labels: { "keelson.dev/workload": nameOf(index) } };
}
