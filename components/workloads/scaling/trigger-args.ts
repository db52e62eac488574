import type { Input } from "@pulumi/pulumi";

/** Messages in a queue of SQS: https://keda.sh/docs/latest/scalers/aws-sqs/ */
export interface SqsTrigger {
  readonly type: "aws-sqs-queue";
  readonly queueUrl: Input<string>;
  /** Messages for each pod, in the queue and in work. @default 5 */
  readonly queueLength?: number;
  /** Messages above which the first pod starts. @default 0 */
  readonly activationQueueLength?: number;
  /** @default the cluster's */
  readonly awsRegion?: string;
}

/** Messages of a subscription of Pub/Sub: https://keda.sh/docs/latest/scalers/gcp-pub-sub/ */
export interface PubSubTrigger {
  readonly type: "gcp-pubsub";
  /** Its name, or `projects/PROJECT/subscriptions/NAME` for one of another project. */
  readonly subscriptionName: Input<string>;
  /** Messages for each pod. @default 10 */
  readonly value?: number;
  /** Messages above which the first pod starts. @default 0 */
  readonly activationValue?: number;
}

/** Messages in a queue or a topic's subscription of Azure Service Bus: https://keda.sh/docs/latest/scalers/azure-service-bus/ */
export interface ServiceBusTrigger {
  readonly type: "azure-servicebus";
  /** Name of the Service Bus namespace. */
  readonly namespace: Input<string>;
  /** A queue, or else `topicName` and `subscriptionName`. */
  readonly queueName?: Input<string>;
  readonly topicName?: Input<string>;
  readonly subscriptionName?: Input<string>;
  /** Messages for each pod. @default 5 */
  readonly messageCount?: number;
  /** Messages above which the first pod starts. @default 0 */
  readonly activationMessageCount?: number;
}

/** The single number that a query gives: https://keda.sh/docs/latest/scalers/prometheus/ */
export interface PrometheusTrigger {
  readonly type: "prometheus";
  /** In PromQL. */
  readonly query: string;
  /** The number for each pod, above 0. */
  readonly threshold: number;
  /** The number above which the first pod starts. @default 0 */
  readonly activationThreshold?: number;
  /** @default the platform's Prometheus */
  readonly serverAddress?: string;
}

/** A number of pods between two times: https://keda.sh/docs/latest/scalers/cron/ */
export interface CronTrigger {
  readonly type: "cron";
  /** For instance `0 8 * * 1-5`. */
  readonly start: string;
  /** For instance `0 18 * * 1-5`. */
  readonly end: string;
  /** At least 1. */
  readonly desiredReplicas: number;
  /** Of the IANA database. @default "Etc/UTC" */
  readonly timezone?: string;
}

/** Any other scaler of KEDA, in its own words: https://keda.sh/docs/latest/scalers/ */
export interface OtherTrigger {
  readonly type: "other";
  /** Its type, for instance `kafka`. */
  readonly scaler: string;
  readonly metadata: Readonly<Record<string, Input<string>>>;
  /** A TriggerAuthentication in the namespace. @default none */
  readonly authenticationRef?: string;
}

/** What KEDA asks for how much there is to do. */
export type Trigger = SqsTrigger | PubSubTrigger | ServiceBusTrigger | PrometheusTrigger | CronTrigger | OtherTrigger;
