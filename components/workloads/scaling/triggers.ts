import type * as pulumi from "@pulumi/pulumi";
import { isNotSecret, notSecret, notSecretAnnotation, plainOf } from "../../plain-secrets";
import { isPlain } from "../../problems";
import type {
  CronTrigger,
  OtherTrigger,
  PrometheusTrigger,
  ServiceBusTrigger,
  SqsTrigger,
  Trigger,
} from "./trigger-args";

/** The way to pass a secret to a trigger. */
export const secretInstead = "put the value into a Secret, and name a TriggerAuthentication in authenticationRef";

/** A trigger in KEDA's format. */
export interface KedaTrigger {
  readonly type: string;
  readonly name: string;
  readonly metricType?: string;
  readonly metadata: Readonly<Record<string, pulumi.Input<string>>>;
  readonly authenticationRef?: { readonly name: string };
}

/** Values of the cluster and the platform that triggers need. */
export interface TriggerContext {
  /** Name of the TriggerAuthentication for the cloud's queues. */
  readonly authentication: string;
  /** The cluster's region. */
  readonly region: string | undefined;
  /** Address of the platform's Prometheus. */
  readonly prometheus: string | undefined;
}

/** The cloud of each type of queue, and how KEDA authenticates there: `TriggerAuthentication.spec.podIdentity.provider`. */
export const queueClouds = {
  "aws-sqs-queue": { cloud: "aws", podIdentity: "aws" },
  "gcp-pubsub": { cloud: "gcp", podIdentity: "gcp" },
  "azure-servicebus": { cloud: "azure", podIdentity: "azure-workload" },
} as const;

/** Type of a trigger that reads from the cloud. */
export type QueueType = keyof typeof queueClouds;

/** Reports whether a trigger reads from the cloud and must authenticate. */
export function asksCloud(trigger: Trigger): trigger is Extract<Trigger, { type: QueueType }> {
  return trigger.type in queueClouds;
}

/** Renders triggers in KEDA's format. */
export function kedaTriggers(triggers: Readonly<Record<string, Trigger>>, context: TriggerContext): KedaTrigger[] {
  return Object.entries(triggers).map(([name, trigger]) => ({
    type: trigger.type === "other" ? trigger.scaler : trigger.type,
    name,
    metadata: metadataOf(trigger, context),
    ...authenticationOf(trigger, context),
  }));
}

function authenticationOf(
  trigger: Trigger,
  { authentication }: TriggerContext,
): Pick<KedaTrigger, "authenticationRef"> {
  const name = asksCloud(trigger) ? authentication : trigger.type === "other" ? trigger.authenticationRef : undefined;
  return name === undefined ? {} : { authenticationRef: { name } };
}

function metadataOf(trigger: Trigger, context: TriggerContext): KedaTrigger["metadata"] {
  switch (trigger.type) {
    case "aws-sqs-queue":
      return sqs(trigger, context);
    case "gcp-pubsub":
      return {
        subscriptionName: trigger.subscriptionName,
        mode: "SubscriptionSize",
        value: String(trigger.value ?? 10),
        activationValue: String(trigger.activationValue ?? 0),
      };
    case "azure-servicebus":
      return serviceBus(trigger);
    case "prometheus":
      return prometheus(trigger, context);
    case "cron":
      return cron(trigger);
    case "other":
      return otherMetadata(trigger);
  }
}

/** Everybody who can read the ScaledObject would see a secret in it. */
function otherMetadata({ metadata }: OtherTrigger): KedaTrigger["metadata"] {
  const refusal = { wanted: "a plain value", fix: secretInstead };
  return Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [
      key,
      notSecret(plainOf(value), { path: `triggers.metadata.${key}`, ...refusal }),
    ]),
  );
}

/** Returns an annotation that lists the values of triggers with `notSecret`. */
export function triggerAnnotations(triggers: Readonly<Record<string, Trigger>>): {
  readonly annotations?: Readonly<Record<string, string>>;
} {
  const declared = Object.entries(triggers).flatMap(([name, trigger]) =>
    Object.entries(trigger.type === "other" ? trigger.metadata : {}).flatMap(([key, value]) =>
      isNotSecret(value) ? `triggers.${name}.metadata.${key}` : [],
    ),
  );
  return declared.length === 0 ? {} : { annotations: { [notSecretAnnotation]: declared.join(" ") } };
}

/** Returns the region in a queue's URL, if the URL is known: `https://sqs.REGION.amazonaws.com/…`. */
export function queueRegion({ queueUrl }: SqsTrigger): string | undefined {
  return isPlain<string>(queueUrl) ? /^https?:\/\/sqs\.([a-z0-9-]+)\.amazonaws\./.exec(queueUrl)?.[1] : undefined;
}

function sqs(trigger: SqsTrigger, { region }: TriggerContext) {
  return {
    queueURL: trigger.queueUrl,
    queueLength: String(trigger.queueLength ?? 5),
    activationQueueLength: String(trigger.activationQueueLength ?? 0),
    awsRegion: trigger.awsRegion ?? queueRegion(trigger) ?? region ?? "",
  };
}

function serviceBus({ namespace, queueName, topicName, subscriptionName, ...counts }: ServiceBusTrigger) {
  return {
    namespace,
    ...(queueName !== undefined && { queueName }),
    ...(topicName !== undefined && { topicName }),
    ...(subscriptionName !== undefined && { subscriptionName }),
    messageCount: String(counts.messageCount ?? 5),
    activationMessageCount: String(counts.activationMessageCount ?? 0),
  };
}

function prometheus(trigger: PrometheusTrigger, context: TriggerContext) {
  return {
    serverAddress: trigger.serverAddress ?? context.prometheus ?? "",
    query: trigger.query,
    threshold: String(trigger.threshold),
    activationThreshold: String(trigger.activationThreshold ?? 0),
  };
}

function cron({ timezone = "Etc/UTC", start, end, desiredReplicas }: CronTrigger) {
  return { timezone, start, end, desiredReplicas: String(desiredReplicas) };
}
