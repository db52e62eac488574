import { text } from "../../../values";
import { named } from "../../property-checks";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { underKey } from "../encryption-key";
import { anyoneAlarm } from "../policy-document";
import { regional } from "../replaced-by";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
export const queue: AwsType = {
  token: "aws:sqs/queue:Queue",
  label: "SQS Queue",
  api: api("SQS", "Queue", "SetQueueAttributes"),
  autoname: { property: "name", maxLength: 80 },
  id: ({ place, inputs, name }) =>
    `https://sqs.${place.region}.amazonaws.com/${place.accountId}/${text(inputs, "name") ?? name}`,
  defaults: {
    delaySeconds: 0,
    fifoQueue: false,
    maxMessageSize: 262_144,
    messageRetentionSeconds: 345_600,
    receiveWaitTimeSeconds: 0,
    visibilityTimeoutSeconds: 30,
  },
  computed: ({ place, id }) => ({ arn: regionalArn(place, "sqs", id.split("/").at(-1) ?? ""), url: id }),
  properties: { name: named(/^[A-Za-z0-9_-]+(\.fifo)?$/, 80) },
  unique: {
    by: ["name"],
    fault: ({ name }) => ({
      code: "QueueNameExists",
      message: `A queue already exists with the same name (${String(name)}) and a different value for an attribute`,
    }),
  },
  replacedBy: regional("sqs/queue.go", ["fifoQueue", "name", "namePrefix"]),
  shown: {
    title: ({ inputs }) => text(inputs.name),
    values: (subject) => [
      subject.inputs.sqsManagedSseEnabled === true ? "encrypted" : underKey(subject, "kmsMasterKeyId"),
      said("kept", subject.inputs.messageRetentionSeconds)?.concat(" s"),
    ],
    alarms: ({ inputs }) => [
      inputs.sqsManagedSseEnabled === false && inputs.kmsMasterKeyId === undefined ? "not encrypted" : undefined,
      anyoneAlarm(inputs.policy),
    ],
  },
};
