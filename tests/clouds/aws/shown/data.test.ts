import assert from "node:assert/strict";
import type { RegisteredResource } from "../../../../components/testing";
import { aws, said } from "../../../plan/aws";

const key = aws("aws.kms.Key", "own");
const queue = aws("aws.sqs.Queue", "interruptions");
const subnet = aws("aws.ec2.Subnet", "private-a");
const unknown = "<unknown>";
const openPolicy = JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "sqs:*" }] });
const servicePolicy = JSON.stringify({
  Statement: [{ Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage" }],
});

describe("what is said of keys, logs, queues and files on AWS", () => {
  const cases: readonly (readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]])[] = [
    [
      aws("aws.kms.Key", "k", { enableKeyRotation: true, deletionWindowInDays: 30 }),
      ["rotated", "deleted only after 30 days"],
    ],
    [aws("aws.kms.Key", "k", { policy: openPolicy }), [], "the key is not rotated", "its policy lets in anyone"],
    [
      aws("aws.cloudwatch.LogGroup", "l", { retentionInDays: 365, kmsKeyId: unknown }, { kmsKeyId: [key] }),
      ["kept 365 days", "under key own"],
    ],
    [aws("aws.cloudwatch.LogGroup", "l"), ["kept for ever"]],
    [
      aws("aws.cloudwatch.EventRule", "r", {
        eventPattern: JSON.stringify({
          source: ["aws.ec2"],
          "detail-type": ["EC2 Spot Instance Interruption Warning"],
        }),
      }),
      ["on EC2 Spot Instance Interruption Warning"],
    ],
    [aws("aws.cloudwatch.EventRule", "r", { eventPattern: '{"source":["aws.health"]}' }), ["on aws.health"]],
    [aws("aws.cloudwatch.EventRule", "r", { scheduleExpression: "rate(1 day)" }), ["at rate(1 day)"]],
    [aws("aws.cloudwatch.EventTarget", "t", { arn: unknown }, { arn: [queue] }), ["interruptions"]],
    [
      aws("aws.sqs.Queue", "q", { sqsManagedSseEnabled: true, messageRetentionSeconds: 300 }),
      ["encrypted", "kept 300 s"],
    ],
    [aws("aws.sqs.Queue", "q", { sqsManagedSseEnabled: false }), [], "not encrypted"],
    [aws("aws.sqs.QueuePolicy", "p", { policy: servicePolicy }), ["events.amazonaws.com"]],
    [aws("aws.sqs.QueuePolicy", "p", { policy: openPolicy }), ["*"], "its policy lets in anyone"],
    [
      aws("aws.efs.FileSystem", "f", { encrypted: true, throughputMode: "elastic", kmsKeyId: "k" }),
      ["encrypted", "under key k", "elastic"],
    ],
    [aws("aws.efs.FileSystem", "f"), [], "not encrypted"],
    [aws("aws.efs.MountTarget", "m", { subnetId: unknown }, { subnetId: [subnet] }), ["private-a"]],
  ];
  for (const [resource, values, ...alarms] of cases) {
    it(`${resource.type}: ${[...values, ...alarms].join("; ")}`, () => {
      const found = said(resource, [key, queue, subnet]);
      assert.deepEqual([found.values, found.alarms], [values, alarms]);
    });
  }
});
