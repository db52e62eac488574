import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Overrides, override } from "../../overrides";
import { collectProblems, type Problem } from "../../problems";
import { outside } from "../scaling/check-autoscaling";
import { checkTriggers, onlyByUtilization } from "../scaling/check-triggers";
import { createTriggerAuthentication } from "../scaling/objects";
import { planTriggers, type TriggersPlan } from "../scaling/plan";
import type { Trigger } from "../scaling/trigger-args";
import { kedaTriggers } from "../scaling/triggers";
import { childOptions, createGroundwork, metadataOf } from "../workload/objects";
import { planWorkload, platformOf, type WorkloadPlan } from "../workload/plan";
import { Workload } from "../workload/workload";
import { checkJobSpec, type JobSpecArgs, jobSpec } from "./objects";

const defaultMaximum = 10;

/** The parts of a ScaledJob that can be overridden. */
export interface ScaledJobParts {
  readonly metadata?: k8s.types.input.meta.v1.ObjectMeta;
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** Work that comes in by a queue: a job for so many messages, and none while there are none. */
export interface ScaledJobArgs extends JobSpecArgs {
  /** Queues and queries by a name of your own. */
  readonly triggers: Readonly<Record<string, Trigger>>;
  /** How many jobs run at once; all of them together have to fit into the tenant's quota. @default 10 */
  readonly maxReplicaCount?: number;
  /** How many jobs run where there is nothing to do. @default 0 */
  readonly minReplicaCount?: number;
  /** Seconds between two questions to the triggers. @default 30 */
  readonly pollingInterval?: number;
  /**
   * How jobs that run are counted: `default` takes them off what is asked for, `accurate` suits queues that hide messages in
   * work, `eager` fills up to the maximum. @default "default"
   */
  readonly scalingStrategy?: "default" | "accurate" | "eager";
  /** @default 3 */
  readonly successfulJobsHistoryLimit?: number;
  /** @default 3 */
  readonly failedJobsHistoryLimit?: number;
  /** Any part of the ScaledJob, merged last. @default nothing */
  readonly overrides?: Overrides<ScaledJobParts>;
}

/** A workload of jobs, as many as there is work: https://keda.sh/docs/latest/concepts/scaling-jobs/ */
export class ScaledJob extends Workload {
  constructor(name: string, args: ScaledJobArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planWorkload("scaledJob", name, { maxReplicaCount: defaultMaximum, ...args }, opts, () =>
      checkScaledJob(args),
    );
    const subject = `scaledJob "${plan.workloadName}"`;
    const platform = platformOf(subject, args.tenant, "triggers");
    const triggers = planTriggers(subject, plan.workloadName, args.triggers, platform);
    super("keelson:index:ScaledJob", name, plan, opts);
    const options = childOptions(this, plan);
    const before = [
      ...createGroundwork(name, plan, options),
      ...createTriggerAuthentication(name, plan, triggers, options),
      ...triggers.dependsOn,
    ];
    const after = pulumi.mergeOptions(options, { dependsOn: before });
    const { metadata, spec } = override<ScaledJobParts>(scaledJob(plan, triggers, args), args.overrides);
    const { apiVersion } = triggers.keda.value;
    new k8s.apiextensions.CustomResource(name, { apiVersion, kind: "ScaledJob", metadata, spec }, after);
    this.registerOutputs({});
  }
}

/** Renders the ScaledJob: https://keda.sh/docs/latest/reference/scaledjob-spec/ */
function scaledJob(plan: WorkloadPlan, { triggers, context }: TriggersPlan, args: ScaledJobArgs): ScaledJobParts {
  return {
    metadata: metadataOf(plan),
    spec: {
      jobTargetRef: jobSpec(plan, args),
      minReplicaCount: args.minReplicaCount ?? 0,
      maxReplicaCount: args.maxReplicaCount ?? defaultMaximum,
      pollingInterval: args.pollingInterval ?? 30,
      successfulJobsHistoryLimit: args.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: args.failedJobsHistoryLimit ?? 3,
      scalingStrategy: { strategy: args.scalingStrategy ?? "default" },
      /* Jobs that run are not ended by a change. */
      rollout: { strategy: "gradual" },
      triggers: kedaTriggers(triggers, context),
    },
  };
}

/** Objections to what only a ScaledJob has. */
function checkScaledJob(args: Omit<ScaledJobArgs, "tenant" | "image">): Problem[] {
  const { minReplicaCount = 0, maxReplicaCount = defaultMaximum } = args;
  return [
    ...checkJobSpec(args),
    ...collectProblems([
      ...checkTriggers(args.triggers, "triggers"),
      Object.keys(args.triggers).length > 0 &&
        onlyByUtilization(args.triggers) && {
          path: "triggers",
          message: 'a queue or a query, given "cpu" or "memory" only, which say nothing of work that waits',
        },
      outside(args.minReplicaCount, "minReplicaCount", 0),
      outside(maxReplicaCount, "maxReplicaCount", Math.max(1, minReplicaCount)),
      outside(args.pollingInterval, "pollingInterval", 1),
      outside(args.successfulJobsHistoryLimit, "successfulJobsHistoryLimit", 0),
      outside(args.failedJobsHistoryLimit, "failedJobsHistoryLimit", 0),
    ]),
  ];
}
