import { text } from "../../../values";
import { named, oneOf } from "../../property-checks";
import type { Subject } from "../../shown";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { underKey } from "../encryption-key";
import { regional } from "../replaced-by";

/** The days that CloudWatch can keep logs for; 0 is for ever. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionDays = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const logGroup: AwsType = {
  token: "aws:cloudwatch/logGroup:LogGroup",
  label: "CloudWatch Logs Log Group",
  api: api("CloudWatch Logs", "LogGroup", "PutRetentionPolicy"),
  autoname: { property: "name", maxLength: 512 },
  id: ({ inputs, name }) => text(inputs, "name") ?? name,
  defaults: { retentionInDays: 0, skipDestroy: false, logGroupClass: "STANDARD" },
  computed: ({ place, id }) => ({ arn: regionalArn(place, "logs", `log-group:${id}`) }),
  properties: { name: named(/^[.\-_/#A-Za-z0-9]+$/, 512), retentionInDays: oneOf(retentionDays) },
  unique: {
    by: ["name"],
    fault: () => ({ code: "ResourceAlreadyExistsException", message: "The specified log group already exists" }),
  },
  replacedBy: regional("logs/group.go", ["logGroupClass", "name", "namePrefix"]),
  shown: {
    title: ({ inputs }) => text(inputs.name),
    values: (subject) => [
      kept(subject),
      underKey(subject, "kmsKeyId"),
      subject.inputs.skipDestroy === true ? "stays after a destroy" : undefined,
    ],
  },
};

function kept({ inputs }: Subject): string {
  const days = text(inputs.retentionInDays);
  return days === undefined || days === "0" ? "kept forever" : `kept ${days} days`;
}
