import { digest } from "../ids";
import { textAt } from "../properties";
import { regionalArn } from "./arns";
import type { AwsTypes } from "./aws-type";

/** Log groups, queues and events. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference */
export const messages: AwsTypes = {
  "aws:cloudwatch/logGroup:LogGroup": {
    label: "CloudWatch Logs Log Group",
    api: {
      service: "CloudWatch Logs",
      create: "CreateLogGroup",
      update: "PutRetentionPolicy",
      delete: "DeleteLogGroup",
    },
    autoname: { property: "name", maxLength: 512 },
    id: ({ inputs, name }) => textAt(inputs, "name") || name,
    defaults: { retentionInDays: 0, skipDestroy: false, logGroupClass: "STANDARD" },
    computed: ({ place, id }) => ({ arn: regionalArn(place, "logs", `log-group:${id}`) }),
  },
  "aws:cloudwatch/eventRule:EventRule": {
    label: "EventBridge Rule",
    api: { service: "EventBridge", create: "PutRule", delete: "DeleteRule" },
    autoname: { property: "name", maxLength: 64 },
    id: ({ inputs, name }) => textAt(inputs, "name") || name,
    defaults: { eventBusName: "default", state: "ENABLED", forceDestroy: false },
    computed: ({ place, id }) => ({ arn: regionalArn(place, "events", `rule/${id}`) }),
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    label: "EventBridge Target",
    api: { service: "EventBridge", create: "PutTargets", delete: "RemoveTargets" },
    id: ({ inputs, name }) => `${textAt(inputs, "rule")}-${textAt(inputs, "targetId") || targetId(name)}`,
    defaults: { eventBusName: "default", forceDestroy: false },
    computed: ({ inputs, name }) => ({ targetId: textAt(inputs, "targetId") || targetId(name) }),
  },
  "aws:sqs/queue:Queue": {
    label: "SQS Queue",
    api: { service: "SQS", create: "CreateQueue", update: "SetQueueAttributes", delete: "DeleteQueue" },
    autoname: { property: "name", maxLength: 80 },
    id: ({ place, inputs, name }) =>
      `https://sqs.${place.region}.amazonaws.com/${place.accountId}/${textAt(inputs, "name") || name}`,
    defaults: {
      delaySeconds: 0,
      fifoQueue: false,
      maxMessageSize: 262_144,
      messageRetentionSeconds: 345_600,
      receiveWaitTimeSeconds: 0,
      visibilityTimeoutSeconds: 30,
    },
    computed: ({ place, id }) => ({ arn: regionalArn(place, "sqs", id.split("/").at(-1) ?? ""), url: id }),
  },
  "aws:sqs/queuePolicy:QueuePolicy": {
    label: "SQS Queue Policy",
    api: { service: "SQS", create: "SetQueueAttributes", delete: "SetQueueAttributes" },
    id: ({ inputs }) => textAt(inputs, "queueUrl"),
  },
};

function targetId(name: string): string {
  return `terraform-${digest(name).slice(0, 26)}`;
}
