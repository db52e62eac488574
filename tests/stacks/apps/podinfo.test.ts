import assert from "node:assert/strict";
import { certManager, kubePrometheusStack, metricsServer, traefik } from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { podinfo } from "../../../stacks/apps";
import { tenant } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

/** The calls that upstream's flags and scripts make, and the replica's: caller, callee, container port. */
const calls = [
  ["backend", "cache", 6379],
  ["backup-daily", "database-replica", 3306],
  ["database-replica", "database-primary", 3306],
  ["frontend", "backend", 9898],
  ["frontend", "backend", 9999],
  ["frontend", "cache", 6379],
  ["rollup-daily", "database-replica", 3306],
  ["rollup-weekly", "database-replica", 3306],
  ["warm-cache", "frontend", 9898],
] as const;

const names = [...new Set(calls.flatMap(([caller, callee]) => [caller, callee]))];
const pods = (name: string) => ({ namespace: "team", labels: { "keelson.dev/workload": name } });

interface PodSpec {
  readonly containers: readonly { readonly command?: readonly string[]; readonly resources: unknown }[];
  readonly initContainers?: readonly { readonly name: string; readonly volumeMounts: unknown }[];
  readonly securityContext: Readonly<Record<string, unknown>>;
}

describe("podinfo", () => {
  let run: ProgramRun;
  before(async () => {
    run = await runProgram(
      () => {
        const team = tenant([traefik(), certManager(), metricsServer()], { domain: "example.com" });
        return { url: podinfo({ tenant: team, issuer: "staging", host: "podinfo.example.com" }).url };
      },
      { preview: false },
    );
  });

  const specOf = (type: string, name: string) => run.find(type, `team-${name}`).inputs.spec as Record<string, unknown>;
  const podOf = (type: string, name: string) =>
    (specOf(type, name).template as { readonly spec: PodSpec } | undefined)?.spec;

  it("is four Deployments, a StatefulSet and four CronJobs", () => {
    const kinds = ["apps/v1:Deployment", "apps/v1:StatefulSet", "batch/v1:CronJob"];
    assert.deepEqual(
      kinds.map((kind) => run.ofType(`kubernetes:${kind}`).length),
      [4, 1, 4],
    );
  });

  it("returns its URL", () => {
    assert.equal(run.outputs.url, "https://podinfo.example.com/");
  });

  it("runs as the image's user, with upstream's bounds", () => {
    const pod = podOf("kubernetes:apps/v1:Deployment", "backend");
    const { runAsUser, runAsGroup, fsGroup } = pod?.securityContext ?? {};
    assert.deepEqual([runAsUser, runAsGroup, fsGroup], [100, 101, 101]);
    assert.deepEqual(pod?.containers[0]?.resources, {
      requests: { cpu: "100m", memory: "32Mi", "ephemeral-storage": "64Mi" },
      limits: { cpu: "2", memory: "512Mi", "ephemeral-storage": "1152Mi" },
    });
  });

  it("scales as upstream does", () => {
    const autoscalers = run.ofType("kubernetes:autoscaling/v2:HorizontalPodAutoscaler");
    const sizes = autoscalers.map(({ name, inputs }) => {
      const { minReplicas, maxReplicas } = inputs.spec as { minReplicas: number; maxReplicas: number };
      return [name, minReplicas, maxReplicas];
    });
    assert.deepEqual(
      sizes.toSorted(([one], [other]) => String(one).localeCompare(String(other))),
      [
        ["team-backend", 1, 2],
        ["team-database-replica", 2, 3],
        ["team-frontend", 2, 4],
      ],
    );
  });

  it("serves metrics, which Prometheus reads if there is one", async () => {
    const watched = await runProgram(() => {
      const addons = [traefik(), certManager(), metricsServer(), kubePrometheusStack()];
      podinfo({ tenant: tenant(addons, { domain: "example.com" }), issuer: "staging" });
    });
    const monitors = watched.ofType("kubernetes:monitoring.coreos.com/v1:ServiceMonitor").map(({ name }) => name);
    const shown = ["backend", "database-primary", "database-replica", "frontend"];
    assert.deepEqual(
      monitors.sort(),
      shown.map((name) => `team-${name}`),
    );
    const policies = policiesOf(watched.resources);
    const prometheus = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "prometheus" } };
    assert.deepEqual(
      shown.map((name) => [9797, 9898].map((port) => connects(policies, prometheus, pods(name), port))),
      shown.map(() => [true, false]),
    );
  });

  it("backs the database up once a day, and warms the cache once the frontend answers", () => {
    const jobs = "kubernetes:batch/v1:CronJob";
    assert.equal(specOf(jobs, "backup-daily").schedule, "0 0 * * *");
    const { jobTemplate } = specOf(jobs, "warm-cache") as {
      jobTemplate: { spec: { ttlSecondsAfterFinished: number; template: { spec: PodSpec } } };
    };
    assert.equal(jobTemplate.spec.ttlSecondsAfterFinished, 3600);
    assert.deepEqual(
      jobTemplate.spec.template.spec.initContainers?.map(({ name, volumeMounts }) => [name, volumeMounts]),
      [["warm-cache-init", [{ name: "scripts", mountPath: "/scripts", readOnly: true }]]],
    );
  });

  it("can make exactly its calls, and no other", () => {
    const policies = policiesOf(run.resources);
    const ports = [...new Set(calls.map(([, , port]) => port))];
    const open = names.flatMap((caller) =>
      names.flatMap((callee) =>
        ports
          .filter((port) => connects(policies, pods(caller), pods(callee), port))
          .map((port) => `${caller} → ${callee}:${port}`),
      ),
    );
    assert.deepEqual(open.sort(), calls.map(([caller, callee, port]) => `${caller} → ${callee}:${port}`).sort());
  });
});
