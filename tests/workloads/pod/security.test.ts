import assert from "node:assert/strict";
import { weaknesses } from "../../../cli/plan/descriptions/pod-security";
import { workloads } from "../../../cli/plan/descriptions/workloads";
import { CronJob, DaemonSet, Deployment, Job, type PodArgs, StatefulSet } from "../../../components";
import { tenant } from "../../support/programs";
import { runProgram } from "../../support/run-program";

/** A pod that has everything that a restricted namespace allows. */
const pod: PodArgs = {
  image: "web:1",
  emptyDirs: { tmp: { mountPath: "/tmp" } },
  volumes: {
    claim: { persistentVolumeClaim: "claim", mountPath: "/claim" },
    settings: { configMap: "settings", mountPath: "/settings" },
    secret: { secret: "secret", mountPath: "/secret" },
    token: { projected: [{ serviceAccountToken: { path: "token" } }], mountPath: "/token" },
  },
  containers: { more: { image: "more:1", runAsUser: 2000, mounts: { tmp: "/tmp" } } },
  initContainers: { wait: { image: "wait:1" }, sidecar: { image: "side:1", restartPolicy: "Always" } },
};

function weaknessesOf(make: () => void): Promise<[string, string[]][]> {
  return runProgram(make).then((run) =>
    workloads(run.resources).map(({ kind, podSpec }) => [kind, weaknesses(podSpec)]),
  );
}

describe("the pods of every kind", () => {
  it("fit into a restricted namespace", async () => {
    const found = await weaknessesOf(() => {
      const team = tenant();
      new Deployment("a", { tenant: team, ...pod, port: 80 });
      new StatefulSet("b", { tenant: team, ...pod, volumeClaimTemplates: { data: { size: "1Gi", mountPath: "/d" } } });
      new DaemonSet("c", { tenant: team, ...pod, everywhere: true });
      new Job("d", { tenant: team, ...pod });
      new CronJob("e", { tenant: team, ...pod, schedule: "@daily" });
    });
    assert.deepEqual(
      found.sort(([a], [b]) => a.localeCompare(b)),
      [
        ["CronJob", []],
        ["DaemonSet", []],
        ["Deployment", []],
        ["Job", []],
        ["StatefulSet", []],
      ],
    );
  });

  it("are weaker only if they use parts of the node", async () => {
    const found = await weaknessesOf(() => {
      const { provider } = tenant();
      new DaemonSet("c", {
        tenant: { provider, namespace: "agents" },
        image: "agent:1",
        port: 80,
        hostPaths: { logs: { path: "/var/log", mountPath: "/logs" } },
        hostPorts: { http: 8080 },
        hostNetwork: true,
      });
    });
    assert.deepEqual(found, [["DaemonSet", ["hostNetwork", "hostPath /var/log", "hostPort 8080"]]]);
  });
});
