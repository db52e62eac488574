import assert from "node:assert/strict";
import { DaemonSet, Deployment, podHost, podHosts, StatefulSet, Tenant } from "../../components";
import type { ProgramRun } from "../../components/testing";
import { existingCluster, platform } from "../support/programs";
import { connects, policiesOf } from "../support/reachability";
import { runProgram } from "../support/run-program";

const pods = (name: string) => ({ namespace: "messages", labels: { "keelson.dev/workload": name } });

/** A typical clustered broker, its client, and an agent on each node that reads its metrics. */
function messages(): Promise<ProgramRun> {
  return runProgram(() => {
    const cluster = existingCluster({ storageClasses: { standard: "gp3", fast: "io2" } });
    const tenant = new Tenant("messages", { platform: platform([], { cluster, tier: "highly-available" }) });
    const broker = new StatefulSet("broker", {
      tenant,
      image: "rabbitmq:4.2.1",
      replicas: 3,
      ports: [
        { name: "amqp", port: 5672 },
        { name: "metrics", port: 15692 },
      ],
      peerPorts: [
        { name: "epmd", port: 4369 },
        { name: "clustering", port: 25672 },
      ],
      publishNotReadyAddresses: true,
      env: {
        POD_NAME: { fieldRef: "metadata.name" },
        RABBITMQ_NODENAME: "rabbit@$(POD_NAME).broker-headless",
        PEERS: podHosts("broker", 3).join(" "),
      },
      volumeClaimTemplates: { data: { size: "20Gi", storage: "fast", mountPath: "/var/lib/rabbitmq" } },
      volumes: { cookie: { secret: "erlang-cookie", mountPath: "/etc/cookie" } },
      readinessProbe: { exec: { command: ["rabbitmq-diagnostics", "check_running"] }, periodSeconds: 10 },
      terminationGracePeriodSeconds: 120,
    });
    new Deployment("orders", { tenant, image: "orders:1.0.0", calls: [broker] });
    new DaemonSet("agent", { tenant, image: "agent:1.0.0", everywhere: true, calls: [broker] });
  });
}

describe("a clustered broker", () => {
  let run: ProgramRun;
  before(async () => {
    run = await messages();
  });

  it("has three ordered replicas, each with its own persistent fast volume", () => {
    const spec = run.find("kubernetes:apps/v1:StatefulSet", "broker").inputs.spec as Record<string, unknown>;
    assert.deepEqual([spec.replicas, spec.podManagementPolicy], [3, "OrderedReady"]);
    assert.deepEqual(spec.volumeClaimTemplates, [
      {
        metadata: { name: "data" },
        spec: { accessModes: ["ReadWriteOnce"], storageClassName: "io2", resources: { requests: { storage: "20Gi" } } },
      },
    ]);
  });

  it("gives its pods the names of all pods", () => {
    assert.deepEqual(
      [0, 1, 2].map((ordinal) => podHost("broker", ordinal)),
      ["broker-0.broker-headless", "broker-1.broker-headless", "broker-2.broker-headless"],
    );
    const spec = run.find("kubernetes:core/v1:Service", "broker-headless").inputs.spec as Record<string, unknown>;
    assert.deepEqual([spec.clusterIP, spec.publishNotReadyAddresses], ["None", true]);
  });

  it("keeps its quorum while nodes are drained", () => {
    assert.deepEqual(run.find("kubernetes:policy/v1:PodDisruptionBudget", "broker").inputs.spec, {
      maxUnavailable: 1,
      selector: { matchLabels: { "keelson.dev/workload": "broker" } },
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    });
  });

  it("allows exactly the declared connections", () => {
    const policies = policiesOf(run.resources);
    const open = (from: string, to: string) =>
      [4369, 5672, 15692, 25672].filter((port) => connects(policies, pods(from), pods(to), port));
    assert.deepEqual(open("broker", "broker"), [4369, 5672, 15692, 25672]);
    /* 15692 is the port of the metrics, which callers do not get. */
    assert.deepEqual(open("orders", "broker"), [5672]);
    assert.deepEqual(open("agent", "broker"), [5672]);
    assert.deepEqual([open("broker", "orders"), open("orders", "agent"), open("agent", "agent")], [[], [], []]);
  });
});
