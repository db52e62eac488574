import assert from "node:assert/strict";
import { unreachable } from "../../../cli/plan/network";
import type { ProgramRun } from "../../../components/testing";
import { messageBroker } from "../../../stacks/apps";
import { tenant } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

const pods = (name: string) => ({ namespace: "team", labels: { "keelson.dev/workload": name } });

interface Settings {
  readonly cluster?: { readonly routes: readonly string[] };
  readonly leafnodes: unknown;
}

describe("the message broker", () => {
  let run: ProgramRun;
  before(async () => {
    run = await runProgram(
      () => {
        messageBroker(tenant());
      },
      { preview: false },
    );
  });

  const settingsOf = (name: string) => {
    const map = run.ofType("kubernetes:core/v1:ConfigMap").find((one) => one.name.startsWith(`team-${name}-`));
    const { "nats.conf": text = "{}" } = (map?.inputs.data ?? {}) as Record<string, string>;
    return JSON.parse(text) as Settings;
  };

  it("has three servers that start in order, each with a volume that stays and a DNS name", () => {
    const spec = run.find("kubernetes:apps/v1:StatefulSet", "team-broker").inputs.spec as Record<string, unknown>;
    assert.deepEqual(
      [spec.replicas, spec.podManagementPolicy, spec.serviceName, spec.persistentVolumeClaimRetentionPolicy],
      [3, "OrderedReady", "broker-headless", { whenDeleted: "Retain", whenScaled: "Retain" }],
    );
    assert.deepEqual(spec.volumeClaimTemplates, [
      {
        metadata: { name: "data" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "10Gi" } } },
      },
    ]);
    const headless = run.find("kubernetes:core/v1:Service", "team-broker-headless").inputs.spec;
    assert.equal((headless as Record<string, unknown>).publishNotReadyAddresses, true);
  });

  it("configures each server with all three, and the agents with the broker", () => {
    assert.deepEqual(settingsOf("broker").cluster?.routes, [
      "nats://broker-0.broker-headless:6222",
      "nats://broker-1.broker-headless:6222",
      "nats://broker-2.broker-headless:6222",
    ]);
    assert.deepEqual(settingsOf("agent").leafnodes, { remotes: [{ url: "nats-leaf://broker:7422" }] });
  });

  it("keeps its quorum while nodes are drained, and lets clients go before it stops", () => {
    const { spec } = run.find("kubernetes:policy/v1:PodDisruptionBudget", "team-broker").inputs as {
      spec: Record<string, unknown>;
    };
    assert.deepEqual([spec.maxUnavailable, spec.unhealthyPodEvictionPolicy], [1, "AlwaysAllow"]);
    const { template } = run.find("kubernetes:apps/v1:StatefulSet", "team-broker").inputs.spec as {
      template: { spec: { terminationGracePeriodSeconds: number; containers: { lifecycle: unknown }[] } };
    };
    assert.equal(template.spec.terminationGracePeriodSeconds, 60);
    assert.deepEqual(template.spec.containers[0]?.lifecycle, {
      preStop: { exec: { command: ["nats-server", "-sl=ldm=/var/run/nats/nats.pid"] } },
    });
  });

  it("lets pods of its tenant with the clients' label connect to the agents, and no others", () => {
    const policy = run.find("kubernetes:networking.k8s.io/v1:NetworkPolicy", "team-agent");
    const { ingress } = policy.inputs.spec as { ingress: unknown };
    assert.deepEqual(ingress, [
      {
        from: [{ podSelector: { matchLabels: { "messages-client": "true" } } }],
        ports: [{ port: 4222, protocol: "TCP" }],
      },
    ]);
  });

  it("offers no port that only the kubelet asks", () => {
    const { ports } = run.find("kubernetes:core/v1:Service", "team-agent").inputs.spec as { ports: { port: number }[] };
    assert.deepEqual(
      ports.map(({ port }) => port),
      [4222],
    );
    assert.deepEqual(unreachable(run.resources), []);
  });

  it("connects the servers to each other, the agents to the servers, and nothing else", () => {
    const policies = policiesOf(run.resources);
    const open = (from: string, to: string) =>
      [4222, 6222, 7422, 8222].filter((port) => connects(policies, pods(from), pods(to), port));
    assert.deepEqual(open("broker", "broker"), [4222, 6222, 7422]);
    assert.deepEqual(open("agent", "broker"), [4222, 7422]);
    assert.deepEqual([open("broker", "agent"), open("agent", "agent"), open("other", "broker")], [[], [], []]);
  });
});
