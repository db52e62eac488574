import { cloudwatch, ec2, iam } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type LogDestination, logDestination, type Offer, offer } from "../../../capabilities";
import { type Context, isProtected, tagsOf } from "../context";
import { controlPlaneLogGroup, flowLogGroup, logGroupArn, workloadLogGroup } from "../site";
import { createRole, serviceTrust } from "../roles";

const defaultRetentionDays = 365;

/** Numbers of days that CloudWatch can keep logs for. */
export const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Makes the group that the control plane logs to, before EKS would make one that never expires. */
export function createControlPlaneLogs(context: Context, keyArn: pulumi.Input<string>): cloudwatch.LogGroup {
  return createLogGroup(context, "control-plane", controlPlaneLogGroup(context), keyArn);
}

/** Logs every connection of the network, refused ones too. */
export function createFlowLogs(context: Context, vpc: ec2.Vpc, keyArn: pulumi.Input<string>): void {
  if (context.args.vpc.flowLogs === false) {
    return;
  }
  const name = `${context.name}-flow-logs`;
  const groupName = flowLogGroup(context);
  const group = createLogGroup(context, "flow-logs", groupName, keyArn);
  const { role } = createRole(context, name, serviceTrust("vpc-flow-logs.amazonaws.com", context.accountId), []);
  const policy = new iam.RolePolicy(
    name,
    { role: role.name, policy: JSON.stringify(writeLogs(logGroupArn(context, groupName))) },
    context.opts,
  );
  new ec2.FlowLog(
    name,
    {
      vpcId: vpc.id,
      trafficType: "ALL",
      maxAggregationInterval: 60,
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: role.arn,
      tags: tagsOf(context, name),
    },
    { ...context.opts, dependsOn: [policy] },
  );
}

/** Makes the group that an agent sends workloads' logs to, and offers it. */
export function createWorkloadLogs(context: Context, keyArn: pulumi.Input<string>): Offer<LogDestination> {
  const groupName = workloadLogGroup(context);
  const group = createLogGroup(context, "workloads", groupName, keyArn);
  return offer(logDestination, {
    kind: "cloudwatch",
    region: context.region,
    group: group.name,
    groupArn: logGroupArn(context, groupName),
  });
}

function writeLogs(groupArn: string): object {
  const Action = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"];
  return { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: [groupArn, `${groupArn}:*`] }] };
}

function createLogGroup(
  context: Context,
  kind: string,
  groupName: string,
  keyArn: pulumi.Input<string>,
): cloudwatch.LogGroup {
  const name = `${context.name}-${kind}`;
  return new cloudwatch.LogGroup(
    name,
    {
      name: groupName,
      retentionInDays: context.args.logRetentionDays ?? defaultRetentionDays,
      kmsKeyId: keyArn,
      tags: tagsOf(context, name),
    },
    { ...context.opts, protect: isProtected(context) },
  );
}
