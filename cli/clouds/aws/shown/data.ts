import { text } from "../../../values";
import { type ShownTypes, type Subject, said } from "../../shown";
import { allowing, eventNames, isForAnyone, takers } from "./policy-document";

/** What is shown of keys, logs, queues, events, file systems and buckets. */
export const data: ShownTypes = {
  "aws.kms.Key": {
    values: ({ inputs }) => [
      inputs.enableKeyRotation === true ? "rotated" : undefined,
      said("deleted only after", inputs.deletionWindowInDays)?.concat(" days"),
    ],
    alarms: ({ inputs }) => [
      inputs.enableKeyRotation === true ? undefined : "the key is not rotated",
      anyone(inputs.policy),
    ],
  },
  "aws.kms.Alias": { partOf: "targetKeyId", lead: "known as", values: ({ inputs }) => [text(inputs.name)] },
  "aws.cloudwatch.LogGroup": {
    title: ({ inputs }) => text(inputs.name),
    values: (subject) => [kept(subject), underKey(subject, "kmsKeyId")],
  },
  "aws.cloudwatch.EventRule": {
    values: ({ inputs }) => [said("on", eventNames(inputs.eventPattern)), said("at", inputs.scheduleExpression)],
  },
  "aws.cloudwatch.EventTarget": { partOf: "rule", lead: "→", values: ({ named }) => [named("arn")] },
  "aws.sqs.Queue": {
    title: ({ inputs }) => text(inputs.name),
    values: (subject) => [
      subject.inputs.sqsManagedSseEnabled === true ? "encrypted" : underKey(subject, "kmsMasterKeyId"),
      said("kept", subject.inputs.messageRetentionSeconds)?.concat(" s"),
    ],
    alarms: ({ inputs }) => [
      inputs.sqsManagedSseEnabled === false && inputs.kmsMasterKeyId === undefined ? "not encrypted" : undefined,
      anyone(inputs.policy),
    ],
  },
  "aws.sqs.QueuePolicy": {
    partOf: "queueUrl",
    lead: "lets in",
    values: ({ inputs, shortId }) => takers(inputs.policy).map(shortId),
    alarms: ({ inputs }) => [anyone(inputs.policy)],
  },
  "aws.efs.FileSystem": {
    values: (subject) => [
      subject.inputs.encrypted === true ? "encrypted" : undefined,
      underKey(subject, "kmsKeyId"),
      text(subject.inputs.throughputMode),
    ],
    alarms: ({ inputs }) => [inputs.encrypted === true ? undefined : "not encrypted"],
  },
  "aws.efs.MountTarget": { partOf: "fileSystemId", lead: "mounted in", values: ({ named }) => [named("subnetId")] },
};

function kept({ inputs }: Subject): string {
  const days = text(inputs.retentionInDays);
  return days === undefined || days === "0" ? "kept for ever" : `kept ${days} days`;
}

function underKey({ inputs, named }: Subject, input: string): string | undefined {
  return inputs[input] === undefined ? undefined : `under key ${named(input) ?? "unknown"}`;
}

function anyone(policy: unknown): string | undefined {
  return (allowing(policy) ?? []).some(isForAnyone) ? "its policy lets in anyone" : undefined;
}
