import { isPlain, type Problem, quote } from "../../problems";
import { checkSchedule, checkTimeZone } from "../schedule";
import type { CronTrigger, ServiceBusTrigger, Trigger } from "./trigger-args";

type Triggers = Readonly<Record<string, Trigger>>;
type Objection = Problem | false;

/** Objections to triggers, each at its own path. */
export function checkTriggers(triggers: Triggers | undefined, path: string): Objection[] {
  return [
    triggers !== undefined &&
      Object.keys(triggers).length === 0 && { path, message: "at least one trigger, given {}: leave it out" },
    ...Object.entries(triggers ?? {}).flatMap(([name, trigger]) => [
      badName(name, `${path}.${name}`),
      ...checkTrigger(trigger, `${path}.${name}`),
    ]),
  ];
}

/** Whether nothing tells when there is something to do for the first pod. */
export function onlyByUtilization(triggers: Triggers | undefined): boolean {
  return Object.values(triggers ?? {}).every(
    (trigger) => trigger.type === "other" && ["cpu", "memory"].includes(trigger.scaler),
  );
}

function checkTrigger(trigger: Trigger, path: string): Objection[] {
  switch (trigger.type) {
    case "aws-sqs-queue":
      return [
        empty(trigger.queueUrl, `${path}.queueUrl`),
        tooLow(trigger.queueLength, `${path}.queueLength`, "above"),
        tooLow(trigger.activationQueueLength, `${path}.activationQueueLength`, "from"),
      ];
    case "gcp-pubsub":
      return [
        empty(trigger.subscriptionName, `${path}.subscriptionName`),
        tooLow(trigger.value, `${path}.value`, "above"),
        tooLow(trigger.activationValue, `${path}.activationValue`, "from"),
      ];
    case "azure-servicebus":
      return checkServiceBus(trigger, path);
    case "prometheus":
      return [
        empty(trigger.query, `${path}.query`),
        tooLow(trigger.threshold, `${path}.threshold`, "above"),
        tooLow(trigger.activationThreshold, `${path}.activationThreshold`, "from"),
      ];
    case "cron":
      return checkCron(trigger, path);
    case "other":
      return [empty(trigger.scaler, `${path}.scaler`)];
  }
}

function checkServiceBus(trigger: ServiceBusTrigger, path: string): Objection[] {
  const { namespace, queueName, topicName, subscriptionName } = trigger;
  const ofTopic = topicName !== undefined && subscriptionName !== undefined;
  const anyOfTopic = topicName !== undefined || subscriptionName !== undefined;
  return [
    empty(namespace, `${path}.namespace`),
    (queueName === undefined ? !ofTopic : anyOfTopic) && {
      path,
      message: "a queueName, or else a topicName and a subscriptionName",
    },
    tooLow(trigger.messageCount, `${path}.messageCount`, "above"),
    tooLow(trigger.activationMessageCount, `${path}.activationMessageCount`, "from"),
  ];
}

function checkCron({ start, end, desiredReplicas, timezone }: CronTrigger, path: string): Objection[] {
  const at = (key: string) => (problem: Problem) => ({ ...problem, path: `${path}.${key}` });
  return [
    ...checkSchedule(start).map(at("start")),
    ...checkSchedule(end).map(at("end")),
    start === end && { path: `${path}.end`, message: `another time than start, given ${quote(end)} for both` },
    ...checkTimeZone(timezone ?? "Etc/UTC").map(at("timezone")),
    !(Number.isInteger(desiredReplicas) && desiredReplicas >= 1) && {
      path: `${path}.desiredReplicas`,
      message: `a whole number, 1 or more, given ${quote(desiredReplicas)}: outside of these times there are minReplicas`,
    },
  ];
}

function badName(name: string, path: string): Objection {
  return (
    !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name) && {
      path,
      message: `a name of a-z, 0-9 and "-", given ${quote(name)}`,
    }
  );
}

function empty(value: unknown, path: string): Objection {
  const given = value as string | undefined;
  return (
    (given === undefined || (isPlain<string>(given) && given.trim() === "")) && {
      path,
      message: `a text, given ${quote(given)}`,
    }
  );
}

function tooLow(value: number | undefined, path: string, word: "above" | "from"): Objection {
  const fine = value === undefined || (Number.isFinite(value) && (word === "above" ? value > 0 : value >= 0));
  return !fine && { path, message: `a number ${word} 0, given ${quote(value)}` };
}
