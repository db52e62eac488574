import { matches, notEmpty, objectName, whole } from "../../checks";
import { checkPlainValue } from "../../plain-secrets";
import { collectProblems, expected, type Problem, quote } from "../../problems";
import { checkSchedule, checkTimeZone } from "../../schedule";
import { checkQuery } from "../observability";
import { checkScaler } from "./check-scaler";
import type { CronTrigger, OtherTrigger, ServiceBusTrigger, SqsTrigger, Trigger } from "./trigger-args";
import { queueRegion, secretInstead } from "./triggers";

const queueForm = /^https?:\/\/[^\s/]+\/\S+$/;
const queueExample = "https://sqs.eu-central-1.amazonaws.com/111122223333/orders";

const nameWords = 'a name of up to 63 characters of a-z, 0-9 and "-", not beginning or ending with "-"';

type Triggers = Readonly<Record<string, Trigger>>;

/** Lists the mistakes in triggers. */
export function checkTriggers(path: string, triggers: Triggers | undefined): Problem[] {
  return [
    ...notEmpty(path, triggers, "trigger", "remove it"),
    ...Object.entries(triggers ?? {}).flatMap(([name, trigger]) => [
      ...matches(`${path}.${name}`, name, /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, nameWords),
      ...checkTrigger(`${path}.${name}`, trigger),
    ]),
  ];
}

/** Reports whether all triggers measure CPU or memory. Such triggers cannot start the first pod. */
export function onlyByUtilization(triggers: Triggers | undefined): boolean {
  return Object.values(triggers ?? {}).every(
    (trigger) => trigger.type === "other" && ["cpu", "memory"].includes(trigger.scaler),
  );
}

function checkTrigger(path: string, trigger: Trigger): Problem[] {
  switch (trigger.type) {
    case "aws-sqs-queue":
      return [
        ...checkText(`${path}.queueUrl`, trigger.queueUrl),
        ...matches(`${path}.queueUrl`, trigger.queueUrl, queueForm, `a URL such as ${quote(queueExample)}`),
        ...matches(
          `${path}.awsRegion`,
          trigger.awsRegion,
          /^[a-z]{2,}(-[a-z]+)+-\d+$/,
          'a region such as "eu-central-1"',
        ),
        ...checkQueueRegion(`${path}.awsRegion`, trigger),
        ...aboveZero(`${path}.queueLength`, trigger.queueLength),
        ...notNegative(`${path}.activationQueueLength`, trigger.activationQueueLength),
      ];
    case "gcp-pubsub":
      return [
        ...checkText(`${path}.subscriptionName`, trigger.subscriptionName),
        ...aboveZero(`${path}.value`, trigger.value),
        ...notNegative(`${path}.activationValue`, trigger.activationValue),
      ];
    case "azure-servicebus":
      return checkServiceBus(path, trigger);
    case "prometheus":
      return [
        ...checkQuery(`${path}.query`, trigger.query),
        ...aboveZero(`${path}.threshold`, trigger.threshold),
        ...notNegative(`${path}.activationThreshold`, trigger.activationThreshold),
        ...matches(
          `${path}.serverAddress`,
          trigger.serverAddress,
          /^https?:\/\/\S+$/,
          "a URL with http:// or https://",
        ),
        ...checkPlainValue(`${path}.serverAddress`, "", trigger.serverAddress, secretInstead),
      ];
    case "cron":
      return checkCron(path, trigger);
    case "other":
      return checkOther(path, trigger);
  }
}

function checkQueueRegion(path: string, trigger: SqsTrigger): Problem[] {
  const [given, region] = [trigger.awsRegion, queueRegion(trigger)];
  const isOther = given !== undefined && region !== undefined && given !== region;
  return isOther ? [expected(path, `the region of queueUrl (${quote(region)})`, given, "remove it")] : [];
}

/** Keys such as `passwordFromEnv` name a variable, so their values are not secrets. */
function checkOther(path: string, trigger: OtherTrigger): Problem[] {
  const { scaler, metadata, authenticationRef } = trigger;
  return [
    ...checkText(`${path}.scaler`, scaler),
    ...("" in metadata ? [expected(`${path}.metadata`, "a key for each value", "")] : []),
    ...notEmpty(`${path}.metadata`, metadata, "value", "see the scaler's page in KEDA's documentation"),
    ...Object.entries(metadata).flatMap(([key, value]) =>
      checkPlainValue(`${path}.metadata.${key}`, key.endsWith("FromEnv") ? "" : key, value, secretInstead),
    ),
    ...checkScaler(path, trigger),
    ...objectName(`${path}.authenticationRef`, authenticationRef, "the name of a TriggerAuthentication"),
  ];
}

function checkServiceBus(path: string, trigger: ServiceBusTrigger): Problem[] {
  const { namespace, queueName, topicName, subscriptionName } = trigger;
  const ofTopic = [topicName, subscriptionName].filter((name) => name !== undefined).length;
  const isComplete = queueName === undefined ? ofTopic === 2 : ofTopic === 0;
  return [
    ...checkText(`${path}.namespace`, namespace),
    ...collectProblems([!isComplete && expected(path, "either queueName, or topicName and subscriptionName")]),
    ...aboveZero(`${path}.messageCount`, trigger.messageCount),
    ...notNegative(`${path}.activationMessageCount`, trigger.activationMessageCount),
  ];
}

function checkCron(path: string, { start, end, desiredReplicas, timezone }: CronTrigger): Problem[] {
  return [
    ...checkSchedule(`${path}.start`, start),
    ...checkSchedule(`${path}.end`, end),
    ...collectProblems([start === end && expected(`${path}.end`, "a time other than the option start", end)]),
    ...checkTimeZone(`${path}.timezone`, timezone),
    ...whole(`${path}.desiredReplicas`, desiredReplicas, { min: 1, fix: "outside the schedule, minReplicas applies" }),
  ];
}

function checkText(path: string, value: unknown): Problem[] {
  const isEmpty = value === undefined || (typeof value === "string" && value.trim() === "");
  return isEmpty ? [expected(path, "a text", value)] : [];
}

function aboveZero(path: string, value: number | undefined): Problem[] {
  const fits = value === undefined || (Number.isFinite(value) && value > 0);
  return fits ? [] : [expected(path, "a number above 0", value)];
}

function notNegative(path: string, value: number | undefined): Problem[] {
  const fits = value === undefined || (Number.isFinite(value) && value >= 0);
  return fits ? [] : [expected(path, "a number, 0 or more", value)];
}
