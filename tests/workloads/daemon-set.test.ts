import assert from "node:assert/strict";
import { DaemonSet, type DaemonSetArgs, type PodSecurityLevel, Tenant } from "../../components";
import type { ProgramRun } from "../../components/testing";
import { platform } from "../support/programs";
import { runProgram } from "../support/run-program";

function run(args: Partial<DaemonSetArgs>, podSecurity?: PodSecurityLevel): Promise<ProgramRun> {
  return runProgram(() => {
    const team = new Tenant("team", { platform: platform([]), podSecurity });
    new DaemonSet("agent", { tenant: team, image: "agent:1", ...args });
  });
}

function specOf(program: ProgramRun) {
  const { template, ...spec } = program.find("kubernetes:apps/v1:DaemonSet", "agent").inputs.spec as Record<
    string,
    unknown
  >;
  return { spec, pod: (template as { spec: Record<string, unknown> }).spec };
}

describe("DaemonSet", () => {
  it("runs one restricted pod on each node that it tolerates, and updates node by node", async () => {
    const program = await run({});
    const { spec, pod } = specOf(program);
    assert.deepEqual(spec, {
      selector: { matchLabels: { "keelson.dev/workload": "agent" } },
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1 } },
      minReadySeconds: 5,
      revisionHistoryLimit: 5,
    });
    assert.deepEqual(
      [pod.tolerations, pod.topologySpreadConstraints, pod.hostNetwork],
      [undefined, undefined, undefined],
    );
    assert.deepEqual(
      program
        .childrenOf(program.find("keelson:index:DaemonSet", "agent").urn)
        .map(({ type }) => type.split(":").at(-1)),
      ["DaemonSet", "ServiceAccount"],
    );
  });

  it("runs on every node on request, and has a Service if it listens", async () => {
    const program = await run({ everywhere: true, port: 4317, maxUnavailable: "10%" });
    const { spec, pod } = specOf(program);
    assert.deepEqual(pod.tolerations, [{ operator: "Exists" }]);
    assert.deepEqual(spec.updateStrategy, { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } });
    assert.deepEqual((program.find("kubernetes:core/v1:Service", "agent").inputs.spec as { ports: unknown }).ports, [
      { name: "http", port: 4317, targetPort: 4317, protocol: "TCP" },
    ]);
  });

  it("mounts the node's directories read-only, in a tenant that allows it", async () => {
    const { pod } = specOf(await run({ hostPaths: { logs: { path: "/var/log", mountPath: "/logs" } } }, "privileged"));
    assert.deepEqual(pod.volumes, [{ name: "logs", hostPath: { path: "/var/log", type: "Directory" } }]);
    const [container] = pod.containers as { volumeMounts: unknown }[];
    assert.deepEqual(container?.volumeMounts, [{ name: "logs", mountPath: "/logs", readOnly: true }]);
  });

  const refusals: [string, Partial<DaemonSetArgs>, PodSecurityLevel | undefined, RegExp][] = [
    [
      "the node's directories in a restricted tenant",
      { hostPaths: { logs: { path: "/var/log", mountPath: "/logs" } } },
      undefined,
      /✖ hostPaths\.logs: needs a tenant with podSecurity "privileged", got "restricted"; use a separate tenant for the agent$/,
    ],
    [
      "the node's ports in a baseline tenant",
      { port: 80, hostPorts: { http: 80 } },
      "baseline",
      /✖ hostPorts\.http: needs .*, got "baseline"; .*$/,
    ],
    [
      "the node's network in a restricted tenant",
      { hostNetwork: true },
      undefined,
      /✖ hostNetwork: needs a tenant with podSecurity "privileged".*$/,
    ],
    [
      "a node port for an unknown port",
      { port: 80, hostPorts: { grpc: 80 } },
      "privileged",
      /✖ hostPorts\.grpc: expected one of "http", got "grpc"; use the name of a port$/,
    ],
    [
      "a wrong node port",
      { port: 80, hostPorts: { http: 0 } },
      "privileged",
      /✖ hostPorts\.http: expected a whole number from 1 to 65535, got 0$/,
    ],
    [
      "an update that never starts",
      { maxUnavailable: 0 },
      undefined,
      /✖ maxUnavailable: expected at least 1, got 0; raise this value so that updates can start$/,
    ],
  ];
  for (const [title, args, podSecurity, message] of refusals) {
    it(`refuses ${title}`, () => assert.rejects(run(args, podSecurity), { message }));
  }
});
