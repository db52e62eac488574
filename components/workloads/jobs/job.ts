import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../arguments";
import { type Overrides, override } from "../../overrides";
import { childOptions, metadataOf } from "../subject";
import { createGroundwork, planWorkload, Workload, type WorkloadPlan } from "../workload";
import type { JobSpecArgs } from "./args";
import { checkJobSpec } from "./check";
import { defaultDeadlineSeconds, jobSpec } from "./objects";

/**
 * Work that runs once, for instance a migration. An update waits until the job ends, and fails if the job fails. If you change the job, Pulumi
 * replaces it, because Kubernetes cannot change a Job in place. The new job runs again.
 *
 * @example
 * ```ts
 * const args: JobArgs = { tenant, image: "registry.example.com/migrate:1.4.0", calls: [store] };
 * ```
 */
export interface JobArgs extends JobSpecArgs {
  /** Whether the job is suspended. It starts when you remove this option. @default false */
  readonly suspend?: boolean;
  /** Fields to merge into the Job after all other options. @default none */
  readonly overrides?: Overrides<k8s.types.input.batch.v1.Job>;
}

/**
 * A workload that runs once to completion, with retries and a deadline.
 *
 * @example
 * ```ts
 * new Job("migrate", { tenant, image: "registry.example.com/web:1.4.0", command: ["./migrate"], calls: [store] });
 * ```
 */
export class Job extends Workload {
  constructor(name: string, args: JobArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("job", name, "JobArgs", args);
    const plan = planWorkload("job", name, args, opts, () => checkJobSpec(args));
    super("keelson:index:Job", name, plan, opts);
    const options = childOptions(this, plan);
    const before = createGroundwork(name, plan, options);
    const after = pulumi.mergeOptions(options, { dependsOn: before, customTimeouts: timeoutsOf(args) });
    new k8s.batch.v1.Job(name, override(job(plan, args), args.overrides), after);
    this.registerOutputs({});
  }
}

/** Renders the Job. Pulumi does not wait for a suspended job. */
function job(plan: WorkloadPlan, args: JobArgs): k8s.types.input.batch.v1.Job {
  const { suspend = false } = args;
  const annotations = { "pulumi.com/skipAwait": "true" };
  return {
    metadata: { ...metadataOf(plan), ...(suspend && { annotations }) },
    spec: { ...jobSpec(plan, args), suspend },
  };
}

/** Returns timeouts that are one minute longer than the job's deadline. So the job fails before the update times out. */
function timeoutsOf({ activeDeadlineSeconds = defaultDeadlineSeconds }: JobArgs): pulumi.CustomTimeouts {
  const seconds = `${activeDeadlineSeconds + 60}s`;
  return { create: seconds, update: seconds };
}
