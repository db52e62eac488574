import assert from "node:assert/strict";
import { certManager, metricsServer, traefik } from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { onlineBoutique } from "../../../stacks/apps";
import { tenant } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

const pods = (name: string) => ({ namespace: "team", labels: { "keelson.dev/workload": name } });

describe("the Online Boutique with durable carts", () => {
  let run: ProgramRun;
  before(async () => {
    run = await runProgram(
      () => {
        const team = tenant([traefik(), certManager(), metricsServer()], { domain: "example.com" });
        onlineBoutique({ tenant: team, issuer: "staging", durable: true });
      },
      { preview: false },
    );
  });

  it("keeps the carts in a StatefulSet with a claim, in place of the Deployment", () => {
    const { inputs } = run.find("kubernetes:apps/v1:StatefulSet", "team-redis-cart");
    const { replicas, volumeClaimTemplates, template } = inputs.spec as {
      replicas: number;
      volumeClaimTemplates: unknown;
      template: { spec: { containers: Record<string, unknown>[] } };
    };
    assert.equal(replicas, 1);
    assert.deepEqual(volumeClaimTemplates, [
      {
        metadata: { name: "redis-data" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
      },
    ]);
    const [container] = template.spec.containers;
    assert.deepEqual(
      [container?.args, container?.volumeMounts],
      [["redis-server", "--appendonly", "yes"], [{ name: "redis-data", mountPath: "/data" }]],
    );
    assert.equal(run.ofType("kubernetes:apps/v1:Deployment").length, 11);
  });

  it("copies them every night to a claim for backups", () => {
    const { schedule, jobTemplate } = run.find("kubernetes:batch/v1:CronJob", "team-cart-backup").inputs.spec as {
      schedule: string;
      jobTemplate: { spec: { template: { spec: Record<string, unknown> } } };
    };
    const pod = jobTemplate.spec.template.spec;
    assert.equal(schedule, "17 1 * * *");
    assert.deepEqual(pod.volumes, [{ name: "backups", persistentVolumeClaim: { claimName: "cart-backups" } }]);
    const [container] = pod.containers as { command: string[] }[];
    assert.match(container?.command.at(-1) ?? "", /^redis-cli -h redis-cart --rdb "\/backups\/carts-/);
  });

  it("admits only the cart service and the backup to the store", () => {
    const policies = policiesOf(run.resources);
    const callers = ["cartservice", "cart-backup", "frontend", "checkoutservice", "redis-cart"];
    assert.deepEqual(
      callers.filter((caller) => connects(policies, pods(caller), pods("redis-cart"), 6379)),
      ["cartservice", "cart-backup"],
    );
  });
});
