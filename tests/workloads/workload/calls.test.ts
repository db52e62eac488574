import assert from "node:assert/strict";
import { Deployment, type DeploymentArgs } from "../../../components";
import { callablePorts } from "../../../components/workloads/service";
import { tenant } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

const pods = (name: string) => ({ namespace: "team", labels: { "keelson.dev/workload": name } });
const store: Pick<DeploymentArgs, "ports" | "metrics"> = {
  ports: [
    { name: "sql", port: 80, targetPort: 5432 },
    { name: "admin", port: 9000 },
    { name: "stats", port: 9187 },
  ],
  metrics: { port: 9187 },
};

async function reached(call: (store: Deployment) => NonNullable<DeploymentArgs["calls"]>): Promise<number[]> {
  const run = await runProgram(() => {
    const team = tenant();
    const callee = new Deployment("store", { tenant: team, image: "store:1", ...store });
    new Deployment("web", { tenant: team, image: "web:1", calls: call(callee) });
  });
  const policies = policiesOf(run.resources);
  return [5432, 9000, 9187, 80].filter((port) => connects(policies, pods("web"), pods("store"), port));
}

describe("calls", () => {
  it("reach what the workload serves, but not its metrics and its administration", async () => {
    assert.deepEqual(await reached((callee) => [callee]), [5432]);
    assert.deepEqual(await reached(() => ["store"]), [5432]);
    assert.deepEqual(await reached((to) => [{ to }]), [5432]);
  });

  it("reach the port that they name, by number or name, and no other", async () => {
    assert.deepEqual(await reached((to) => [{ to, port: 9000 }]), [9000]);
    assert.deepEqual(await reached(() => [{ to: "store", port: "stats" }]), [9187]);
    assert.deepEqual(
      await reached((to) => [
        { to, port: 80 },
        { to, port: 9000 },
      ]),
      [5432, 9000],
    );
  });

  it("are refused if the workload has no such port", async () => {
    await assert.rejects(
      reached((to) => [{ to, port: 5432 }]),
      /✖ calls\[0\]\.port: expected a port of "store" \(80 "sql", 9000 "admin", 9187 "stats"\), got 5432/,
    );
  });

  it("are refused if all ports are for metrics or administration", async () => {
    await assert.rejects(
      runProgram(() => {
        const team = tenant();
        const callee = new Deployment("exporter", {
          tenant: team,
          image: "e:1",
          ports: [{ name: "metrics", port: 9100 }],
        });
        new Deployment("web", { tenant: team, image: "web:1", calls: [callee] });
      }),
      /✖ calls\[0\]: expected a workload with a port for callers, got "exporter"; set the port, for instance { to, port: 9100 }/,
    );
  });
});

describe("callablePorts", () => {
  const port = (name: string, targetPort: number) => ({ name, port: targetPort, targetPort, protocol: "TCP" as const });
  const cases: [[string, number][], number | undefined, string[]][] = [
    [[["http", 8080]], 8080, ["http"]],
    [
      [
        ["http", 8080],
        ["grpc", 9090],
      ],
      9090,
      ["http"],
    ],
    [
      [
        ["http", 8080],
        ["http-metrics", 9090],
      ],
      undefined,
      ["http"],
    ],
    [[["metrics", 9090]], 9090, []],
    [
      [
        ["client", 4222],
        ["leaf", 7422],
      ],
      undefined,
      ["client", "leaf"],
    ],
  ];
  for (const [given, metrics, wanted] of cases) {
    it(`are ${wanted.join(", ") || "none"} of ${given.map(([name]) => name).join(", ")}`, () => {
      const ports = given.map(([name, number]) => port(name, number));
      assert.deepEqual(
        callablePorts(ports, metrics).map(({ name }) => name),
        wanted,
      );
    });
  }
});
