import assert from "node:assert/strict";
import { keda, ScaledJob, type ScaledJobArgs, Tenant, type Trigger } from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { platform } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const scaledJob = "kubernetes:keda.sh/v1alpha1:ScaledJob";
const cron: Trigger = { type: "cron", start: "0 8 * * 1-5", end: "0 18 * * 1-5", desiredReplicas: 4 };

describe("ScaledJob", () => {
  function run(args: Partial<ScaledJobArgs> = {}): Promise<ProgramRun> {
    return runProgram(() => {
      const tenant = new Tenant("team", { platform: platform([keda()], { tier: "highly-available" }) });
      new ScaledJob("import", { tenant, image: "import:1", triggers: { office: cron }, ...args });
    });
  }

  it("creates jobs like a Job's, as many as there is work for", async () => {
    const program = await run({ maxReplicaCount: 4, scalingStrategy: "accurate", backoffLimit: 1 });
    const { jobTargetRef, triggers, ...spec } = program.find(scaledJob, "import").inputs.spec as Record<
      string,
      unknown
    >;
    assert.deepEqual(spec, {
      minReplicaCount: 0,
      maxReplicaCount: 4,
      pollingInterval: 30,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      scalingStrategy: { strategy: "accurate" },
      rollout: { strategy: "gradual" },
    });
    const { template, ...job } = jobTargetRef as { template: { metadata: { labels: object }; spec: object } };
    assert.deepEqual(job, {
      backoffLimit: 1,
      activeDeadlineSeconds: 3600,
      completions: 1,
      parallelism: 1,
      completionMode: "NonIndexed",
    });
    assert.equal((template.spec as { restartPolicy: string }).restartPolicy, "Never");
    assert.equal((triggers as { name: string }[])[0]?.name, "office");
    const made = program.find(scaledJob, "import");
    assert.equal(made.parent, program.find("keelson:index:ScaledJob", "import").urn);
    for (const [type, name] of [
      ["kubernetes:helm.sh/v3:Release", "test-keda"],
      ["kubernetes:core/v1:ServiceAccount", "import"],
    ] as const) {
      assert.ok(made.dependsOn.includes(program.find(type, name).urn), name);
    }
  });

  it("merges overrides, and records them", async () => {
    const program = await run({ overrides: { spec: { envSourceContainerName: "import" } } });
    const { inputs } = program.find(scaledJob, "import");
    assert.equal((inputs.spec as { envSourceContainerName: string }).envSourceContainerName, "import");
    assert.deepEqual((inputs.metadata as { annotations: object }).annotations, {
      "keelson.dev/overrides": "spec.envSourceContainerName",
    });
  });

  const cpu: Trigger = { type: "other", scaler: "cpu", metadata: { value: "50" } };
  const wrong: [string, Partial<ScaledJobArgs>, RegExp][] = [
    ["no trigger", { triggers: {} }, /triggers: expected at least one trigger, got \{\}/],
    [
      "only the CPU",
      { triggers: { cpu } },
      /triggers: triggers on "cpu" and "memory" do not measure waiting work; add a queue or a query/,
    ],
    ["a maximum of zero", { maxReplicaCount: 0 }, /maxReplicaCount: expected a whole number, 1 or more, got 0/],
    [
      "a maximum above the quota",
      { maxReplicaCount: 30, parallelism: 3 },
      /maxReplicaCount: expected at most 80 pods, because of the tenant's quota of CPU requests \("8"\), got 90/,
    ],
    [
      "a cron trigger that starts and ends at one time",
      { triggers: { office: { ...cron, end: cron.start } } },
      /triggers\.office\.end: expected a time other than the option start, got "0 8 \* \* 1-5"/,
    ],
    [
      "a queue together with a topic",
      { triggers: { bus: { type: "azure-servicebus", namespace: "shop", queueName: "a", topicName: "b" } } },
      /triggers\.bus: expected either queueName, or topicName and subscriptionName/,
    ],
  ];
  for (const [title, args, message] of wrong) {
    it(`refuses ${title}`, () => assert.rejects(run(args), { message }));
  }
});
