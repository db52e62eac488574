import { items, text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import type { AwsType } from "../aws-type";
import { longAgo } from "../long-ago";
import { regional } from "../replaced-by";

const invalid = (message: string) => ({ code: "ValidationError", message });

/**
 * The group must exist: the program creates it or, for a node group, EKS does.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
 */
const groupExists: CloudRule = ({ inputs }, account) => {
  const wanted = text(inputs, "autoscalingGroupName");
  const ofNodeGroups = all(account, "aws:eks/nodeGroup:NodeGroup").flatMap(({ state }) =>
    items(state.resources).flatMap(({ autoscalingGroups }) => items(autoscalingGroups).map(({ name }) => text(name))),
  );
  const own = all(account, "aws:autoscaling/group:Group").map(({ state }) => text(state, "name"));
  return [...ofNodeGroups, ...own].includes(wanted) ? undefined : invalid("Auto Scaling group name not found - null");
};

/**
 * The provider sends the start that AWS computed for the first run, which has passed.
 * https://github.com/pulumi/pulumi-aws/issues/2473, https://github.com/hashicorp/terraform-provider-aws/issues/38983
 */
const startIsPast: CloudRule = ({ inputs }) =>
  inputs.startTime === undefined ? invalid("Given start time is in the past") : undefined;

/** Times at which the limits of an Auto Scaling group change. */
export const schedule: AwsType = {
  token: "aws:autoscaling/schedule:Schedule",
  label: "Auto Scaling Scheduled Action",
  api: { service: "Auto Scaling", create: "PutScheduledUpdateGroupAction", delete: "DeleteScheduledAction" },
  id: ({ inputs, name }) => text(inputs, "scheduledActionName") ?? name,
  defaults: { desiredCapacity: -1, minSize: -1, maxSize: -1, startTime: longAgo, endTime: "" },
  computed: ({ place, id, inputs }) => ({
    arn: regionalArn(
      place,
      "autoscaling",
      `scheduledUpdateGroupAction:${place.newId("", id)}:autoScalingGroupName/${text(inputs, "autoscalingGroupName") ?? ""}:scheduledActionName/${id}`,
    ),
  }),
  refuses: { create: [groupExists], update: [startIsPast] },
  replacedBy: regional("autoscaling/schedule.go", ["autoscalingGroupName", "scheduledActionName"]),
  shown: {
    values: ({ inputs }) => [
      said("at", [text(inputs.recurrence), text(inputs.timeZone)].filter(Boolean).join(" ")),
      `${text(inputs.minSize) ?? "?"}–${text(inputs.maxSize) ?? "?"} nodes`,
    ],
  },
};
