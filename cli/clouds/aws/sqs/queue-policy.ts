import { text } from "../../../values";
import type { AwsType } from "../aws-type";
import { anyoneAlarm, takers } from "../policy-document";
import { regional } from "../replaced-by";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export const queuePolicy: AwsType = {
  token: "aws:sqs/queuePolicy:QueuePolicy",
  label: "SQS Queue Policy",
  api: { service: "SQS", create: "SetQueueAttributes", delete: "SetQueueAttributes" },
  id: ({ inputs }) => text(inputs, "queueUrl") ?? "",
  replacedBy: regional("sqs/queue_policy.go", ["queueUrl"]),
  shown: {
    partOf: "queueUrl",
    lead: "lets in",
    values: ({ inputs, shortId }) => takers(inputs.policy).map(shortId),
    alarms: ({ inputs }) => [anyoneAlarm(inputs.policy)],
  },
};
