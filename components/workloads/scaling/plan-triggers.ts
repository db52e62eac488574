import type * as pulumi from "@pulumi/pulumi";
import { type EventScaling, eventScaling, monitoring } from "../../capabilities";
import type { Found, Platform } from "../../platform";
import { type Problem, quote, refuseProblems } from "../../problems";
import type { Subject } from "../subject";
import type { Trigger } from "./trigger-args";
import { asksCloud, type QueueType, queueClouds, type TriggerContext } from "./triggers";

/** The triggers of a workload, with the values that come from the platform. */
export interface TriggersPlan {
  readonly triggers: Readonly<Record<string, Trigger>>;
  readonly context: TriggerContext;
  readonly keda: Found<EventScaling>;
  /** How KEDA authenticates to the cloud. @default no trigger reads from the cloud */
  readonly podIdentity?: EventScaling["podIdentity"];
  readonly dependsOn: readonly pulumi.Resource[];
}

/**
 * Plans triggers. All triggers need KEDA. Queues also need cloud permissions for KEDA, and queries need Prometheus.
 *
 * @throws pulumi.RunError if the platform lacks one of them
 */
export function planTriggers(
  { title, workloadName }: Pick<Subject, "title" | "workloadName">,
  path: string,
  triggers: Readonly<Record<string, Trigger>>,
  platform: Platform,
): TriggersPlan {
  const consumer = { subject: title, path };
  const keda = platform.require(eventScaling, consumer);
  const all = Object.entries(triggers);
  const queues = all.flatMap(([name, one]) => (asksCloud(one) ? [[name, one.type] as const] : []));
  const queries = all.filter(([, one]) => one.type === "prometheus" && one.serverAddress === undefined);
  const prometheus = queries.length > 0 ? platform.require(monitoring, consumer) : undefined;
  refuseProblems(title, [
    ...queues.flatMap(([name, type]) => checkQueue(`${path}.${name}`, type, platform, keda.value)),
    ...(prometheus?.value.url === undefined ? queries.map(([name]) => withoutAddress(`${path}.${name}`)) : []),
  ]);
  const [, queue] = queues[0] ?? [];
  return {
    triggers,
    keda,
    context: {
      authentication: workloadName,
      region: platform.cluster.cloudFacts?.region,
      prometheus: prometheus?.value.url,
    },
    ...(queue !== undefined && { podIdentity: queueClouds[queue].podIdentity }),
    dependsOn: [...keda.dependsOn, ...(prometheus?.dependsOn ?? [])],
  };
}

function checkQueue(path: string, type: QueueType, { cluster }: Platform, keda: EventScaling): Problem[] {
  const { cloud, podIdentity } = queueClouds[type];
  if (cluster.cloud !== cloud) {
    const message = `type ${quote(type)} needs a cluster on ${quote(cloud)}, got ${quote(cluster.cloud)}; use type "other" with an authenticationRef`;
    return [{ path, message }];
  }
  const message = `KEDA has no cloud permissions; set permissions, for instance ${permissions[type]}`;
  return keda.podIdentity === podIdentity ? [] : [{ path, message }];
}

function withoutAddress(path: string): Problem {
  return { path, message: "the platform does not know the address of its Prometheus; set serverAddress" };
}

const permissions = {
  "aws-sqs-queue": 'keda({ awsPermissions: [{ actions: ["sqs:GetQueueAttributes"], resources: [queueArn] }] })',
  "gcp-pubsub": 'keda({ gcpPermissions: [{ role: "roles/monitoring.viewer" }] })',
  "azure-servicebus":
    'keda({ azurePermissions: [{ role: "Azure Service Bus Data Owner", scope: serviceBusNamespaceId }] })',
} as const satisfies Record<QueueType, string>;
