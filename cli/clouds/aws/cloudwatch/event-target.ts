import { text } from "../../../values";
import type { CloudQuestion } from "../../contract";
import { digest } from "../../ids";
import type { AwsType } from "../aws-type";
import { regional } from "../replaced-by";

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
export const eventTarget: AwsType = {
  token: "aws:cloudwatch/eventTarget:EventTarget",
  label: "EventBridge Target",
  api: { service: "EventBridge", create: "PutTargets", delete: "RemoveTargets" },
  id: (question) => `${text(question.inputs, "rule") ?? ""}-${targetId(question)}`,
  defaults: { eventBusName: "default", forceDestroy: false },
  computed: (question) => ({ targetId: targetId(question) }),
  replacedBy: regional("events/target.go", ["eventBusName", "rule", "targetId"]),
  shown: { partOf: "rule", lead: "→", values: ({ named }) => [named("arn")] },
};

function targetId({ inputs, name }: CloudQuestion): string {
  return text(inputs, "targetId") ?? `terraform-${digest(name).slice(0, 26)}`;
}
