import type { Input } from "@pulumi/pulumi";
import type { NotSecret } from "../../plain-secrets";

/**
 * Messages in an SQS queue: https://keda.sh/docs/latest/scalers/aws-sqs/
 *
 * @example
 * ```ts
 * const sqsTrigger: SqsTrigger = { type: "aws-sqs-queue", queueUrl: "https://sqs.eu-central-1.amazonaws.com/111122223333/orders" };
 * ```
 */
export interface SqsTrigger {
  readonly type: "aws-sqs-queue";
  /** URL of the queue. */
  readonly queueUrl: Input<string>;
  /** Target number of messages per pod, both waiting and in flight. @default 5 */
  readonly queueLength?: number;
  /** The first pod starts if the number of messages is higher than this number. @default 0 */
  readonly activationQueueLength?: number;
  /** Region of the queue. @default the region in `queueUrl` if the URL is known, otherwise the cluster's region */
  readonly awsRegion?: string;
}

/**
 * Messages of a Pub/Sub subscription: https://keda.sh/docs/latest/scalers/gcp-pub-sub/
 *
 * @example
 * ```ts
 * const pubSubTrigger: PubSubTrigger = { type: "gcp-pubsub", subscriptionName: "orders", value: 5 };
 * ```
 */
export interface PubSubTrigger {
  readonly type: "gcp-pubsub";
  /** Name of the subscription. For a subscription in another project, write `projects/PROJECT/subscriptions/NAME`. */
  readonly subscriptionName: Input<string>;
  /** Target number of messages per pod. @default 10 */
  readonly value?: number;
  /** The first pod starts if the number of messages is higher than this number. @default 0 */
  readonly activationValue?: number;
}

/**
 * Messages in an Azure Service Bus queue or subscription: https://keda.sh/docs/latest/scalers/azure-service-bus/
 *
 * @example
 * ```ts
 * const serviceBusTrigger: ServiceBusTrigger = { type: "azure-servicebus", namespace: "acme", queueName: "orders", messageCount: 5 };
 * ```
 */
export interface ServiceBusTrigger {
  readonly type: "azure-servicebus";
  /** Name of the Service Bus namespace. */
  readonly namespace: Input<string>;
  /** Name of the queue. For a subscription, set `topicName` and `subscriptionName` instead. */
  readonly queueName?: Input<string>;
  /** Name of the topic of the subscription. */
  readonly topicName?: Input<string>;
  /** Name of the subscription. Set this field together with `topicName`. */
  readonly subscriptionName?: Input<string>;
  /** Target number of messages per pod. @default 5 */
  readonly messageCount?: number;
  /** The first pod starts if the number of messages is higher than this number. @default 0 */
  readonly activationMessageCount?: number;
}

/**
 * Scales with the number that a query returns: https://keda.sh/docs/latest/scalers/prometheus/
 *
 * @example
 * ```ts
 * const prometheusTrigger: PrometheusTrigger = { type: "prometheus", query: "sum(orders_waiting)", threshold: 30 };
 * ```
 */
export interface PrometheusTrigger {
  readonly type: "prometheus";
  /** Query in PromQL. The query must return a single number. */
  readonly query: string;
  /** Target result of the query per pod, above 0. */
  readonly threshold: number;
  /** The first pod starts when the query returns more than this number. @default 0 */
  readonly activationThreshold?: number;
  /** URL of the Prometheus server. @default the platform's Prometheus */
  readonly serverAddress?: string;
}

/**
 * Runs a number of pods between two times: https://keda.sh/docs/latest/scalers/cron/
 *
 * @example
 * ```ts
 * const cronTrigger: CronTrigger = { type: "cron", start: "0 8 * * 1-5", end: "0 18 * * 1-5", desiredReplicas: 2 };
 * ```
 */
export interface CronTrigger {
  readonly type: "cron";
  /** Start as a cron expression, for instance `0 8 * * 1-5`. */
  readonly start: string;
  /** End as a cron expression, for instance `0 18 * * 1-5`. */
  readonly end: string;
  /** Number of pods between start and end, at least 1. */
  readonly desiredReplicas: number;
  /** Time zone of `start` and `end`: a name from the IANA database. @default "Etc/UTC" */
  readonly timezone?: string;
}

/**
 * Any other scaler of KEDA: https://keda.sh/docs/latest/scalers/
 *
 * @example
 * ```ts
 * const otherTrigger: OtherTrigger = { type: "other", scaler: "redis", metadata: { address: "redis:6379", listName: "jobs" } };
 * ```
 */
export interface OtherTrigger {
  readonly type: "other";
  /** Name of the scaler in KEDA, for instance `kafka`. */
  readonly scaler: string;
  /** Metadata of this scaler, as in KEDA's documentation. Values that look like secrets are refused, unless you write `{ notSecret: … }`. */
  readonly metadata: Readonly<Record<string, Input<string> | NotSecret>>;
  /** Name of a TriggerAuthentication in the namespace. @default none */
  readonly authenticationRef?: string;
}

/** A source from which KEDA reads the amount of work. */
export type Trigger = SqsTrigger | PubSubTrigger | ServiceBusTrigger | PrometheusTrigger | CronTrigger | OtherTrigger;
