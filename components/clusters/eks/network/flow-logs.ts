import { ec2, iam } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";
import { createLogGroup, type LogsArgs } from "../logs";
import { createRole, serviceTrust } from "../roles";
import { flowLogGroup, logGroupArn } from "../site";

/** Logs all connections of the network, including refused connections. */
export function createFlowLogs(context: Context, args: LogsArgs, vpc: ec2.Vpc, keyArn: pulumi.Input<string>): void {
  const name = `${context.name}-flow-logs`;
  const groupName = flowLogGroup(context);
  const group = createLogGroup(context, args, "flow-logs", groupName, keyArn);
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

function writeLogs(groupArn: string): object {
  const Action = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"];
  return { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: [groupArn, `${groupArn}:*`] }] };
}
