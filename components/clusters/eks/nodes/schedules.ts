import { autoscaling, type eks } from "@pulumi/aws";
import type { PlannedGroup } from "../../node-groups";
import type { Context } from "../context";
import type { EksScheduleArgs } from "./args";

/**
 * Creates the two scheduled actions of a node group's Auto Scaling group. With a maximum of 0, cluster-autoscaler does not change the group. EKS
 * itself does not accept a maximum of 0, but the Auto Scaling group does. A changed action is replaced, not updated: an update would send the last
 * start time again, and AWS refuses a start time in the past. https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html
 * https://github.com/pulumi/pulumi-aws/issues/2473
 */
export function createSchedules(
  { name, opts }: Context,
  group: PlannedGroup,
  { resources }: eks.NodeGroup,
  { stop, start, timeZone = "Etc/UTC" }: EksScheduleArgs,
): void {
  const autoscalingGroupName = resources.apply(([first]) => first?.autoscalingGroups?.[0]?.name ?? "");
  const actions = {
    stop: { recurrence: stop, minSize: 0, maxSize: 0, desiredCapacity: 0 },
    start: { recurrence: start, minSize: group.min, maxSize: group.max, desiredCapacity: group.min },
  };
  for (const [action, sizes] of Object.entries(actions)) {
    const scheduledActionName = `${name}-${group.name}-${action}`;
    new autoscaling.Schedule(
      scheduledActionName,
      { scheduledActionName, autoscalingGroupName, timeZone, ...sizes },
      { ...opts, replaceOnChanges: ["*"], deleteBeforeReplace: true },
    );
  }
}
