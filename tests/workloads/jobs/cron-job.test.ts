import assert from "node:assert/strict";
import {
  CronJob,
  type CronJobArgs,
  cleanup,
  databaseBackup,
  kubePrometheusStack,
  nightlyJob,
  PersistentVolumeClaim,
  StatefulSet,
} from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { checkCronJob } from "../../../components/workloads/jobs/check";
import { promqlErrors } from "../../../components/workloads/observability/check-query";
import { tenant } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

function run(args: Partial<CronJobArgs> = {}): Promise<ProgramRun> {
  return runProgram(() => {
    new CronJob("report", { tenant: tenant(), image: "report:1", schedule: "0 6 * * 1", ...args });
  });
}

function specOf(program: ProgramRun, name = "report"): Record<string, unknown> {
  return program.find("kubernetes:batch/v1:CronJob", name).inputs.spec as Record<string, unknown>;
}

describe("CronJob", () => {
  it("runs one job at a time, on time or shortly after, with a deadline", async () => {
    const { jobTemplate, ...spec } = specOf(await run());
    assert.deepEqual(spec, {
      schedule: "0 6 * * 1",
      timeZone: "Etc/UTC",
      concurrencyPolicy: "Forbid",
      startingDeadlineSeconds: 300,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      suspend: false,
    });
    const { metadata, spec: job } = jobTemplate as { metadata: object; spec: Record<string, unknown> };
    assert.deepEqual(metadata, { labels: { "keelson.dev/workload": "report" } });
    assert.deepEqual([job.backoffLimit, job.activeDeadlineSeconds], [3, 3600]);
    assert.equal((job.template as { spec: { restartPolicy: string } }).spec.restartPolicy, "Never");
  });

  it("raises an alert if no run succeeds for two weeks plus its deadline", async () => {
    const watched = async (args: Partial<CronJobArgs>) => {
      const program = await runProgram(() => {
        const tenants = tenant([kubePrometheusStack()]);
        new CronJob("report", { tenant: tenants, image: "report:1", schedule: "0 6 * * 1", ...args });
      });
      return program.ofType("kubernetes:monitoring.coreos.com/v1:PrometheusRule").map(({ inputs }) => {
        const { groups } = inputs.spec as { groups: { rules: { alert: string; expr: string; labels: object }[] }[] };
        return groups[0]?.rules;
      });
    };
    const [rules] = await watched({});
    const of = (metric: string) => `${metric}{namespace="team",cronjob="report"}`;
    assert.deepEqual(
      rules?.map(({ alert, expr }) => [alert, expr]),
      [
        [
          "WorkloadOverdue",
          `time() - (${of("kube_cronjob_status_last_successful_time")} or on (namespace, cronjob) ${of("kube_cronjob_created")}) > ${14 * 24 * 3600 + 3600} and on (namespace, cronjob) ${of("kube_cronjob_spec_suspend")} == 0`,
        ],
      ],
    );
    assert.deepEqual(promqlErrors(rules?.[0]?.expr ?? ""), []);
    const [told] = await watched({ alerts: { overdueSeconds: 7200, labels: { team: "shop" } } });
    assert.match(told?.[0]?.expr ?? "", / > 7200 and /);
    assert.deepEqual(told?.[0]?.labels, { team: "shop", severity: "critical", namespace: "team", workload: "report" });
    assert.deepEqual(await watched({ alerts: false }), []);
    await assert.rejects(
      watched({ alerts: { overdueSeconds: 1 } }),
      /alerts\.overdueSeconds: expected a whole number of seconds, 60 or more, got 1/,
    );
  });

  it("accepts other times and policies", async () => {
    const spec = specOf(
      await run({
        timeZone: "Europe/Berlin",
        concurrencyPolicy: "Replace",
        startingDeadlineSeconds: 60,
        suspend: true,
        successfulJobsHistoryLimit: 0,
        failedJobsHistoryLimit: 1,
        overrides: { metadata: { labels: { team: "shop" } } },
      }),
    );
    assert.deepEqual(
      [spec.timeZone, spec.concurrencyPolicy, spec.startingDeadlineSeconds, spec.suspend],
      ["Europe/Berlin", "Replace", 60, true],
    );
    assert.deepEqual([spec.successfulJobsHistoryLimit, spec.failedJobsHistoryLimit], [0, 1]);
  });

  it("reports all mistakes at once, before it creates anything", async () => {
    const args = { schedule: "0 6 * * 8", timeZone: "Mars/Base", startingDeadlineSeconds: 5, backoffLimit: -1 };
    await assert.rejects(run(args), (error: Error) => {
      assert.deepEqual(
        [...error.message.matchAll(/^✖ ([^:]*):/gm)].map(([, path]) => path),
        ["schedule", "timeZone", "backoffLimit", "startingDeadlineSeconds"],
      );
      return true;
    });
  });

  it("refuses a name that is too long", () => {
    assert.deepEqual(checkCronJob("x".repeat(53), { schedule: "@daily" }), [
      {
        path: "workloadName",
        message: `expected at most 52 characters for a CronJob, got "${"x".repeat(53)}"; it has 53`,
      },
    ]);
  });
});

describe("databaseBackup", () => {
  it("reaches only the database, and stores backups on a claim", async () => {
    const program = await runProgram(
      () => {
        const team = tenant();
        const database = new StatefulSet("db", { tenant: team, image: "db:1", port: 5432 });
        new StatefulSet("other", { tenant: team, image: "db:1", port: 5432 });
        const claim = new PersistentVolumeClaim("backups", { tenant: team, size: "20Gi" });
        const target = claim.mount("/backups");
        const job = databaseBackup({ tenant: team, database, target, image: "dump:1", command: ["dump"] });
        new CronJob("backup", job);
      },
      { preview: false },
    );
    const { schedule, jobTemplate, failedJobsHistoryLimit, startingDeadlineSeconds } = specOf(program, "backup");
    const { spec } = jobTemplate as { spec: { template: { spec: Record<string, unknown> } } & Record<string, unknown> };
    assert.deepEqual(
      [schedule, failedJobsHistoryLimit, startingDeadlineSeconds, spec.backoffLimit, spec.activeDeadlineSeconds],
      ["17 1 * * *", 7, 3600, 2, 7200],
    );
    assert.deepEqual(spec.template.spec.volumes, [
      { name: "backups", persistentVolumeClaim: { claimName: "backups" } },
    ]);
    const policies = policiesOf(program.resources);
    const pods = (name: string) => ({ namespace: "team", labels: { "keelson.dev/workload": name } });
    assert.ok(connects(policies, pods("backup"), pods("db"), 5432));
    assert.ok(!connects(policies, pods("backup"), pods("other"), 5432));
  });

  it("accepts other values", async () => {
    await runProgram(() => {
      const home = tenant();
      const [database, other] = ["db", "store"].map(
        (name) => new StatefulSet(name, { tenant: home, image: "db:1", port: 5432 }),
      );
      assert.ok(database !== undefined && other !== undefined);
      const { schedule, calls, volumes, backoffLimit } = databaseBackup({
        tenant: home,
        image: "dump:1",
        database,
        schedule: "@hourly",
        calls: [other],
        backoffLimit: 0,
      });
      assert.equal(calls?.[0], database);
      assert.equal(calls[1], other);
      assert.deepEqual([schedule, calls.length, volumes, backoffLimit], ["@hourly", 2, {}, 0]);
    });
  });
});

describe("nightlyJob and cleanup", () => {
  const args = { tenant: {} as CronJobArgs["tenant"], image: "job:1" };

  it("run at night, each with its own deadline", () => {
    assert.deepEqual(nightlyJob(args), { ...args, schedule: "30 2 * * *", startingDeadlineSeconds: 10800 });
    assert.equal(nightlyJob({ ...args, at: "04:05" }).schedule, "5 4 * * *");
    const { schedule, backoffLimit, activeDeadlineSeconds } = cleanup(args);
    assert.deepEqual([schedule, backoffLimit, activeDeadlineSeconds], ["43 3 * * 0", 0, 1800]);
    assert.equal(cleanup({ ...args, schedule: "@monthly" }).schedule, "@monthly");
  });

  it("leave wrong times to the check of the schedule", () => {
    const [problem] = checkCronJob("night", nightlyJob({ ...args, at: "25:00" }));
    assert.equal(problem?.path, "schedule");
  });
});
