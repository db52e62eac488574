import { cloudwatch } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type LogDestination, logDestination, type Offer, offer } from "../../../capabilities";
import { type Context, tagsOf } from "../context";
import { controlPlaneLogGroup, logGroupArn, workloadLogGroup } from "../site";
import type { LogsArgs } from "./args";

const defaultRetentionDays = 365;

/** Whether a log group outlives its stack, and the id of an existing log group to take over. */
interface Survival {
  readonly skipDestroy?: boolean;
  readonly import?: string;
}

/**
 * Creates the control plane's log group, or takes over the log group of an earlier cluster with this name. Without a log group, EKS would create one
 * whose logs never expire. EKS does this even after a cluster is deleted, for the last logs. So this log group outlives a destroy: its logs expire as
 * configured, and the next `up` takes it over. https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2763
 */
export function createControlPlaneLogs(
  context: Context,
  args: LogsArgs,
  keyArn: pulumi.Input<string>,
): pulumi.Output<cloudwatch.LogGroup> {
  const groupName = controlPlaneLogGroup(context);
  const { parent, provider } = context.opts;
  const { logGroupNames } = cloudwatch.getLogGroupsOutput({ logGroupNamePrefix: groupName }, { parent, provider });
  return logGroupNames.apply((names) => {
    const existing = names.includes(groupName) ? { import: groupName } : {};
    return createLogGroup(context, args, "control-plane", groupName, keyArn, { skipDestroy: true, ...existing });
  });
}

/** Creates the log group of workloads and offers it to agents. */
export function createWorkloadLogs(
  context: Context,
  args: LogsArgs,
  keyArn: pulumi.Input<string>,
): Offer<LogDestination> {
  const groupName = workloadLogGroup(context);
  const group = createLogGroup(context, args, "workloads", groupName, keyArn);
  return offer(logDestination, {
    kind: "cloudwatch",
    region: context.region,
    group: group.name,
    groupArn: logGroupArn(context, groupName),
  });
}

/** Creates a log group that the cluster's key encrypts. */
export function createLogGroup(
  context: Context,
  { logRetentionDays = defaultRetentionDays }: LogsArgs,
  kind: string,
  groupName: string,
  keyArn: pulumi.Input<string>,
  { skipDestroy, ...existing }: Survival = {},
): cloudwatch.LogGroup {
  const name = `${context.name}-${kind}`;
  return new cloudwatch.LogGroup(
    name,
    { name: groupName, retentionInDays: logRetentionDays, kmsKeyId: keyArn, skipDestroy, tags: tagsOf(context, name) },
    { ...context.opts, protect: context.isProtected, ...existing },
  );
}
