import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Overrides, override } from "../../overrides";
import { childOptions, createGroundwork, metadataOf } from "../workload/objects";
import { planWorkload, type WorkloadPlan } from "../workload/plan";
import { Workload } from "../workload/workload";
import { checkJobSpec, defaultDeadlineSeconds, type JobSpecArgs, jobSpec } from "./objects";

/**
 * Work that is done once, for instance a migration. An update waits for its end, and fails where it fails. What a Job runs
 * cannot be changed: a changed one is removed and a new one made, so that it runs again.
 */
export interface JobArgs extends JobSpecArgs {
  /** Whether it waits until this is taken away. @default false */
  readonly suspend?: boolean;
  /** Any part of the Job, merged last. @default nothing */
  readonly overrides?: Overrides<k8s.types.input.batch.v1.Job>;
}

/** A workload that ends: it is tried again some times, and has failed after its deadline. */
export class Job extends Workload {
  constructor(name: string, args: JobArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planWorkload("job", name, args, opts, () => checkJobSpec(args));
    super("keelson:index:Job", name, plan, opts);
    const options = childOptions(this, plan);
    const before = createGroundwork(name, plan, options);
    const after = pulumi.mergeOptions(options, { dependsOn: before, customTimeouts: patience(args) });
    new k8s.batch.v1.Job(name, override(job(plan, args), args.overrides), after);
    this.registerOutputs({});
  }
}

/** Renders the Job; nobody waits for the end of one that is suspended. */
function job(plan: WorkloadPlan, args: JobArgs): k8s.types.input.batch.v1.Job {
  const { suspend = false } = args;
  const annotations = { "pulumi.com/skipAwait": "true" };
  return {
    metadata: { ...metadataOf(plan), ...(suspend && { annotations }) },
    spec: { ...jobSpec(plan, args), suspend },
  };
}

/** A minute more than the job may take: it is the job's deadline that should pass, not the update's. */
function patience({ activeDeadlineSeconds = defaultDeadlineSeconds }: JobArgs): pulumi.CustomTimeouts {
  const seconds = `${activeDeadlineSeconds + 60}s`;
  return { create: seconds, update: seconds };
}
