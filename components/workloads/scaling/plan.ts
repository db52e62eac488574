import * as pulumi from "@pulumi/pulumi";
import {
  customMetrics,
  type EventScaling,
  eventScaling,
  externalMetrics,
  monitoring,
  resourceMetrics,
  type VerticalScaling,
  verticalScaling,
} from "../../capabilities";
import type { Found, Platform } from "../../platform";
import { quote } from "../../problems";
import type { Autoscaling } from "./args";
import { utilizationsOf } from "./horizontal";
import type { Trigger } from "./trigger-args";
import { asksCloud, type QueueType, queueClouds, type TriggerContext } from "./triggers";
import type { VerticalAutoscaling } from "./vertical-args";

/** What KEDA asks, with what it needs for that. */
export interface TriggersPlan {
  readonly triggers: Readonly<Record<string, Trigger>>;
  readonly context: TriggerContext;
  readonly keda: Found<EventScaling>;
  /** How the cloud's queues are asked; nothing where none is. */
  readonly podIdentity?: EventScaling["podIdentity"];
  readonly dependsOn: readonly pulumi.Resource[];
}

/** How a workload is scaled, and what the platform gives for it. */
export interface AutoscalingPlan {
  readonly autoscaling: Autoscaling;
  readonly byTriggers?: TriggersPlan;
  readonly dependsOn: readonly pulumi.Resource[];
}

/** How a workload's requests follow its usage, and what the platform gives for it. */
export interface VerticalAutoscalingPlan {
  readonly verticalAutoscaling: VerticalAutoscaling;
  readonly autoscaler: Found<VerticalScaling>;
}

/**
 * Finds what autoscaling needs of the platform.
 *
 * @throws pulumi.RunError where it is not there
 */
export function planAutoscaling(
  subject: string,
  workloadName: string,
  autoscaling: Autoscaling,
  platform: Platform,
): AutoscalingPlan {
  const { podMetrics = {}, objectMetrics = {}, externalMetrics: fromOutside = {}, triggers } = autoscaling;
  const isGiven = (...metrics: object[]) => metrics.some((one) => Object.keys(one).length > 0);
  const found = [
    ...(isGiven(utilizationsOf(autoscaling)) ? [platform.require(resourceMetrics, subject)] : []),
    ...(isGiven(podMetrics, objectMetrics) ? [platform.require(customMetrics, subject)] : []),
    ...(isGiven(fromOutside) ? [requireExternalMetrics(subject, platform)] : []),
  ];
  const byTriggers = triggers && planTriggers(subject, workloadName, triggers, platform);
  const dependsOn = [...found.flatMap((one) => one.dependsOn), ...(byTriggers?.dependsOn ?? [])];
  return { autoscaling, ...(byTriggers !== undefined && { byTriggers }), dependsOn: [...new Set(dependsOn)] };
}

function requireExternalMetrics(subject: string, platform: Platform) {
  const found = platform.require(externalMetrics, subject);
  if (found.value.triggersOnly === true) {
    throw new pulumi.RunError(
      `${subject} needs external metrics, and the platform's KEDA has those of its own triggers only: give autoscaling.triggers`,
    );
  }
  return found;
}

/**
 * Finds what triggers need of the platform: KEDA, its permissions where they ask the cloud, Prometheus where they ask that.
 *
 * @throws pulumi.RunError where it is not there
 */
export function planTriggers(
  subject: string,
  workloadName: string,
  triggers: Readonly<Record<string, Trigger>>,
  platform: Platform,
): TriggersPlan {
  const keda = platform.require(eventScaling, subject);
  const all = Object.entries(triggers);
  const queues = all.flatMap(([name, one]) => (asksCloud(one) ? [[name, one.type] as const] : []));
  for (const [name, type] of queues) {
    refuseQueue(subject, name, type, platform, keda.value);
  }
  const asksPlatform = all.some(([, one]) => one.type === "prometheus" && one.serverAddress === undefined);
  const prometheus = asksPlatform ? platform.require(monitoring, subject) : undefined;
  const [, queue] = queues[0] ?? [];
  return {
    triggers,
    keda,
    context: {
      authentication: workloadName,
      region: platform.cluster.cloudFacts?.region,
      prometheus: asksPlatform ? urlOf(subject, prometheus?.value.url) : undefined,
    },
    ...(queue !== undefined && { podIdentity: queueClouds[queue].podIdentity }),
    dependsOn: [...keda.dependsOn, ...(prometheus?.dependsOn ?? [])],
  };
}

function refuseQueue(subject: string, name: string, type: QueueType, { cluster }: Platform, keda: EventScaling): void {
  const { cloud, podIdentity } = queueClouds[type];
  if (cluster.cloud !== cloud) {
    throw new pulumi.RunError(
      `${subject} asks a queue of another cloud than the cluster's (${quote(cluster.cloud)}): trigger ${quote(name)} of type ${quote(type)} needs credentials of its own; use type "other" with an authenticationRef`,
    );
  }
  if (keda.podIdentity !== podIdentity) {
    throw new pulumi.RunError(
      `${subject} asks a queue by trigger ${quote(name)}, and KEDA may do nothing in the cloud: give the add-on keda permissions, for instance ${permissions[type]}`,
    );
  }
}

const permissions = {
  "aws-sqs-queue": 'keda({ awsPermissions: [{ actions: ["sqs:GetQueueAttributes"], resources: [queueArn] }] })',
  "gcp-pubsub": 'keda({ gcpPermissions: [{ role: "roles/monitoring.viewer" }] })',
  "azure-servicebus":
    'keda({ azurePermissions: [{ role: "Azure Service Bus Data Owner", scope: serviceBusNamespaceId }] })',
} as const satisfies Record<QueueType, string>;

function urlOf(subject: string, url: string | undefined): string {
  if (url === undefined) {
    throw new pulumi.RunError(
      `${subject} asks Prometheus, and the platform does not say where it answers: set serverAddress of the trigger`,
    );
  }
  return url;
}

/**
 * Finds who changes requests.
 *
 * @throws pulumi.RunError where nobody does
 */
export function planVerticalAutoscaling(
  subject: string,
  verticalAutoscaling: VerticalAutoscaling,
  platform: Platform,
): VerticalAutoscalingPlan {
  return { verticalAutoscaling, autoscaler: platform.require(verticalScaling, subject) };
}
