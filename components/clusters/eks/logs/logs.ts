import { cloudwatch } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type LogDestination, logDestination, type Offer, offer } from "../../../capabilities";
import { type Context, tagsOf } from "../context";
import { controlPlaneLogGroup, logGroupArn, workloadLogGroup } from "../site";
import type { LogsArgs } from "./args";

const defaultRetentionDays = 365;

/** Creates the control plane's log group. Without it, EKS would create one that never expires. */
export function createControlPlaneLogs(
  context: Context,
  args: LogsArgs,
  keyArn: pulumi.Input<string>,
): cloudwatch.LogGroup {
  return createLogGroup(context, args, "control-plane", controlPlaneLogGroup(context), keyArn);
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

/** Creates a log group under the cluster's key. */
export function createLogGroup(
  context: Context,
  { logRetentionDays = defaultRetentionDays }: LogsArgs,
  kind: string,
  groupName: string,
  keyArn: pulumi.Input<string>,
): cloudwatch.LogGroup {
  const name = `${context.name}-${kind}`;
  return new cloudwatch.LogGroup(
    name,
    { name: groupName, retentionInDays: logRetentionDays, kmsKeyId: keyArn, tags: tagsOf(context, name) },
    { ...context.opts, protect: context.isProtected },
  );
}
