import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../arguments";
import { whole } from "../../checks";
import { type Overrides, override } from "../../overrides";
import type { Problem } from "../../problems";
import {
  checkTriggers,
  createTriggerAuthentication,
  kedaTriggers,
  onlyByUtilization,
  planTriggers,
  type Trigger,
  type TriggersPlan,
  triggerAnnotations,
} from "../scaling";
import { childOptions, metadataOf, platformOf } from "../subject";
import { createGroundwork, planWorkload, Workload, type WorkloadPlan } from "../workload";
import type { JobSpecArgs } from "./args";
import { checkJobSpec } from "./check";
import { jobSpec } from "./objects";

const defaultMaximum = 10;

/** The fields of a ScaledJob: https://keda.sh/docs/latest/reference/scaledjob-spec/ */
interface ScaledJobSpec {
  readonly jobTargetRef?: k8s.types.input.batch.v1.JobSpec;
  readonly pollingInterval?: number;
  readonly minReplicaCount?: number;
  readonly maxReplicaCount?: number;
  readonly successfulJobsHistoryLimit?: number;
  readonly failedJobsHistoryLimit?: number;
  readonly envSourceContainerName?: string;
  readonly rollout?: object;
  readonly rolloutStrategy?: string;
  readonly scalingStrategy?: object;
  readonly triggers?: readonly object[];
}

/**
 * The parts of a ScaledJob that you can override.
 *
 * @example
 * ```ts
 * const parts: ScaledJobParts = { spec: { envSourceContainerName: "orders", scalingStrategy: { strategy: "accurate" } } };
 * ```
 */
export interface ScaledJobParts {
  readonly metadata?: k8s.types.input.meta.v1.ObjectMeta;
  readonly spec?: ScaledJobSpec;
}

/**
 * Jobs that process a queue. KEDA starts one job for a number of messages, and no job while the queue is empty.
 *
 * @example
 * ```ts
 * const args: ScaledJobArgs = {
 *   tenant,
 *   image: "registry.example.com/encode:1.4.0",
 *   triggers: {
 *     orders: { type: "aws-sqs-queue", queueUrl: "https://sqs.eu-central-1.amazonaws.com/111122223333/orders" },
 *   },
 * };
 * ```
 */
export interface ScaledJobArgs extends JobSpecArgs {
  /** Queues and queries that KEDA checks, under names that you choose. */
  readonly triggers: Readonly<Record<string, Trigger>>;
  /** Maximum number of jobs that run at once. The tenant's quota must be large enough for all of these jobs. @default 10 */
  readonly maxReplicaCount?: number;
  /** Number of jobs that run even if there is no work. @default 0 */
  readonly minReplicaCount?: number;
  /** Seconds between two checks of the triggers. @default 30 */
  readonly pollingInterval?: number;
  /**
   * How KEDA calculates the number of new jobs. `default` subtracts running jobs from the number of needed jobs. Use `accurate` for queues that hide
   * messages in progress. `eager` starts jobs up to the maximum.
   *
   * @default "default"
   */
  readonly scalingStrategy?: "default" | "accurate" | "eager";
  /** Number of successful jobs to keep. @default 3 */
  readonly successfulJobsHistoryLimit?: number;
  /** Number of failed jobs to keep. @default 3 */
  readonly failedJobsHistoryLimit?: number;
  /** Fields to merge into the ScaledJob after all other options. @default none */
  readonly overrides?: Overrides<ScaledJobParts>;
}

/**
 * A workload that starts as many jobs as its queue needs: https://keda.sh/docs/latest/concepts/scaling-jobs/
 *
 * @example
 * ```ts
 * new ScaledJob("orders", {
 *   tenant,
 *   image: "registry.example.com/orders:3.0.1",
 *   triggers: {
 *     queue: { type: "aws-sqs-queue", queueUrl: "https://sqs.eu-central-1.amazonaws.com/111122223333/orders" },
 *   },
 * });
 * ```
 */
export class ScaledJob extends Workload {
  constructor(name: string, args: ScaledJobArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("scaledJob", name, "ScaledJobArgs", args);
    const plan = planWorkload("scaledJob", name, { maxReplicaCount: defaultMaximum, ...args }, opts, () =>
      checkScaledJob(args),
    );
    const triggers = planTriggers(plan, "triggers", args.triggers, platformOf(plan, "triggers"));
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
    metadata: { ...metadataOf(plan), ...triggerAnnotations(triggers) },
    spec: {
      jobTargetRef: jobSpec(plan, args),
      minReplicaCount: args.minReplicaCount ?? 0,
      maxReplicaCount: args.maxReplicaCount ?? defaultMaximum,
      pollingInterval: args.pollingInterval ?? 30,
      successfulJobsHistoryLimit: args.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: args.failedJobsHistoryLimit ?? 3,
      scalingStrategy: { strategy: args.scalingStrategy ?? "default" },
      /* A change does not stop running jobs. */
      rollout: { strategy: "gradual" },
      triggers: kedaTriggers(triggers, context),
    },
  };
}

/** Lists the mistakes in the options that only a ScaledJob has. */
function checkScaledJob(args: Omit<ScaledJobArgs, "tenant" | "image">): Problem[] {
  const { minReplicaCount = 0, maxReplicaCount = defaultMaximum } = args;
  const isBlind = Object.keys(args.triggers).length > 0 && onlyByUtilization(args.triggers);
  return [
    ...checkJobSpec(args),
    ...checkTriggers("triggers", args.triggers),
    ...(isBlind
      ? [
          {
            path: "triggers",
            message: 'triggers on "cpu" and "memory" do not measure waiting work; add a queue or a query',
          },
        ]
      : []),
    ...whole("minReplicaCount", minReplicaCount, { min: 0 }),
    ...whole("maxReplicaCount", maxReplicaCount, { min: Math.max(1, minReplicaCount) }),
    ...whole("pollingInterval", args.pollingInterval, { min: 1, unit: "seconds" }),
    ...whole("successfulJobsHistoryLimit", args.successfulJobsHistoryLimit, { min: 0 }),
    ...whole("failedJobsHistoryLimit", args.failedJobsHistoryLimit, { min: 0 }),
  ];
}
