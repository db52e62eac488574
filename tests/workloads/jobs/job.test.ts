import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Job, type JobArgs } from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { checkJobSpec } from "../../../components/workloads/jobs/check";
import { tenant } from "../../support/programs";
import { runProgram } from "../../support/run-program";

function run(args: Partial<JobArgs> = {}): Promise<ProgramRun> {
  return runProgram(() => {
    new Job("migrate", { tenant: tenant(), image: "migrate:1", ...args });
  });
}

function jobOf(program: ProgramRun) {
  const { inputs, options } = program.find("kubernetes:batch/v1:Job", "migrate");
  const { template, ...spec } = inputs.spec as { template: { spec: Record<string, unknown> } } & Record<
    string,
    unknown
  >;
  return { metadata: inputs.metadata, options, spec, pod: template.spec };
}

describe("Job", () => {
  it("ends after four tries or one hour, and the update waits a little longer", async () => {
    const { spec, pod, metadata, options } = jobOf(await run());
    assert.deepEqual(spec, {
      backoffLimit: 3,
      activeDeadlineSeconds: 3600,
      completions: 1,
      parallelism: 1,
      completionMode: "NonIndexed",
      suspend: false,
    });
    assert.deepEqual(metadata, { name: "migrate", namespace: "team" });
    assert.deepEqual((options as { customTimeouts?: unknown }).customTimeouts, { create: "3660s", update: "3660s" });
    const [container] = pod.containers as Record<string, unknown>[];
    assert.deepEqual(
      [pod.restartPolicy, container?.readinessProbe, container?.lifecycle, pod.topologySpreadConstraints],
      ["Never", undefined, undefined, undefined],
    );
  });

  it("creates only the Job and its ServiceAccount", async () => {
    const program = await run();
    assert.deepEqual(
      program.childrenOf(program.find("keelson:index:Job", "migrate").urn).map(({ type }) => type.split(":").at(-1)),
      ["Job", "ServiceAccount"],
    );
  });

  it("accepts Kubernetes' options for many pods and for failures", async () => {
    const podFailurePolicy = { rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [42] } }] };
    const { spec } = jobOf(
      await run({
        completions: 5,
        parallelism: 2,
        completionMode: "Indexed",
        backoffLimitPerIndex: 1,
        podFailurePolicy,
        ttlSecondsAfterFinished: 60,
        overrides: { spec: { maxFailedIndexes: 2 } },
      }),
    );
    assert.deepEqual(
      [spec.completions, spec.parallelism, spec.completionMode, spec.backoffLimitPerIndex, spec.maxFailedIndexes],
      [5, 2, "Indexed", 1, 2],
    );
    assert.deepEqual([spec.podFailurePolicy, spec.ttlSecondsAfterFinished], [podFailurePolicy, 60]);
  });

  it("does not make Pulumi wait while it is suspended", async () => {
    const { spec, metadata } = jobOf(await run({ suspend: true }));
    assert.equal(spec.suspend, true);
    assert.deepEqual(metadata, {
      name: "migrate",
      namespace: "team",
      annotations: { "pulumi.com/skipAwait": "true" },
    });
  });
});

describe("checkJobSpec", () => {
  const wrong: [string, Parameters<typeof checkJobSpec>[0], string][] = [
    ["half a retry", { backoffLimit: 0.5 }, "backoffLimit: expected a whole number, 0 or more, got 0.5"],
    [
      "a deadline of zero",
      { activeDeadlineSeconds: 0 },
      "activeDeadlineSeconds: expected a whole number, 1 or more, got 0",
    ],
    ["zero completions", { completions: 0 }, "completions: expected a whole number, 1 or more, got 0"],
    [
      "a negative number of pods",
      { parallelism: -1 },
      "parallelism: expected a whole number, 1 or more, got -1; to start no pods, suspend the job",
    ],
    [
      "no pods at all",
      { parallelism: 0 },
      "parallelism: expected a whole number, 1 or more, got 0; to start no pods, suspend the job",
    ],
    [
      "a limit per index without indexes",
      { backoffLimitPerIndex: 1 },
      'backoffLimitPerIndex: needs completionMode "Indexed"; set it, or use backoffLimit',
    ],
    [
      "a failure policy with restarts",
      { podFailurePolicy: { rules: [] }, restartPolicy: "OnFailure" },
      'restartPolicy: expected "Never" with a podFailurePolicy, got "OnFailure"; remove it',
    ],
    [
      "a probe",
      { livenessProbe: { grpc: { port: 1 } } },
      "livenessProbe: is not allowed in a job; remove it, and limit the run time with activeDeadlineSeconds",
    ],
  ];
  for (const [title, args, problem] of wrong) {
    it(`refuses ${title}`, () => {
      assert.deepEqual(
        checkJobSpec(args).map(({ path, message }) => `${path}: ${message}`),
        [problem],
      );
    });
  }

  it("reports mistakes before it creates anything", async () => {
    await assert.rejects(run({ backoffLimit: -1, image: pulumi.output("migrate:1") }), {
      message:
        'job "migrate" of tenant "team" is not valid:\n✖ backoffLimit: expected a whole number, 0 or more, got -1',
    });
  });
});
