import { cloudwatch, eks, sqs } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { karpenterResources, type Offer, offer } from "../../../capabilities";
import { maxPods } from "../cni";
import { type Context, tagsOf } from "../context";
import type { Network } from "../network";
import { createRole, nodePolicies, type PolicyDocument, type ReadyRole, serviceTrust } from "../roles";
import { eventRuleArn, karpenterNodeRoleName, queueArn, roleArn, type Site } from "../site";
import type { NodesArgs } from "./args";
import { bottlerocketSettings } from "./image";

/**
 * AWS' events about machines that stop soon or have stopped, by key.
 * https://karpenter.sh/docs/reference/cloudformation/#interruption-handling
 */
const events = {
  health: { source: ["aws.health"], "detail-type": ["AWS Health Event"] },
  "spot-interruption": { source: ["aws.ec2"], "detail-type": ["EC2 Spot Instance Interruption Warning"] },
  rebalance: { source: ["aws.ec2"], "detail-type": ["EC2 Instance Rebalance Recommendation"] },
  "state-change": { source: ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"] },
} as const;

/** After this time, an unread message is outdated, because the machine is gone. */
const messageRetentionSeconds = 300;

/** The resources that the cluster offers to Karpenter. */
export interface KarpenterParts {
  readonly offers: readonly Offer[];
  /** Resources that must exist before Karpenter starts a node. */
  readonly ready: readonly pulumi.Resource[];
}

/** Renders the queue's policy. Only the cluster's own rules may write to the queue, and only over TLS. */
export function queuePolicy(site: Site): PolicyDocument {
  const queue = queueArn(site, queueName(site));
  const rules = Object.keys(events).map((event) => eventRuleArn(site, ruleName(site, event)));
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Events",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: queue,
        Condition: { ArnEquals: { "aws:SourceArn": rules } },
      },
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: queue,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  };
}

/** Returns the queue's name. It has a prefix, because another queue may already have the cluster's name, for instance `prod`. */
function queueName({ clusterName }: Site): string {
  return `${clusterName}-karpenter`;
}

function ruleName({ clusterName }: Site, event: string): string {
  return `${clusterName}-karpenter-${event}`;
}

/** Creates the account's resources for Karpenter, if `autoscaler` is Karpenter. */
export function createKarpenter(
  context: Context,
  { autoscaler }: NodesArgs,
  network: Network,
  cluster: eks.Cluster,
  keyArn: pulumi.Input<string>,
): KarpenterParts {
  if (autoscaler !== "karpenter") {
    return { offers: [], ready: [] };
  }
  const queue = createQueue(context);
  const node = createNodeRole(context, cluster);
  const resources = offer(karpenterResources, {
    interruptionQueue: queue.queue.name,
    interruptionQueueArn: queueArn(context, queueName(context)),
    nodeRole: node.role.name,
    nodeRoleArn: roleArn(context, karpenterNodeRoleName(context)),
    subnets: Object.fromEntries(network.zones.map(({ zone, privateSubnetId }) => [zone, privateSubnetId])),
    securityGroupIds: [cluster.vpcConfig.clusterSecurityGroupId],
    encryptionKeyArn: keyArn,
    maxPods,
    userData: bottlerocketSettings().join("\n"),
  });
  return { offers: [resources], ready: [...queue.ready, ...node.policies] };
}

/** Creates the queue from which Karpenter reads the events about machines that stop. */
function createQueue(context: Context): { queue: sqs.Queue; ready: pulumi.Resource[] } {
  const { opts } = context;
  const name = `${context.name}-karpenter`;
  const queue = new sqs.Queue(
    name,
    { name: queueName(context), messageRetentionSeconds, sqsManagedSseEnabled: true, tags: tagsOf(context, name) },
    opts,
  );
  const policy = new sqs.QueuePolicy(name, { queueUrl: queue.url, policy: JSON.stringify(queuePolicy(context)) }, opts);
  const targets = Object.entries(events).map(([event, pattern]) => createRule(context, queue, event, pattern));
  return { queue, ready: [policy, ...targets] };
}

function createRule(context: Context, queue: sqs.Queue, event: string, pattern: object): pulumi.Resource {
  const { opts } = context;
  const name = `${context.name}-karpenter-${event}`;
  const rule = new cloudwatch.EventRule(
    name,
    {
      name: ruleName(context, event),
      description: `Tells Karpenter of the cluster ${context.clusterName}: ${event}`,
      eventPattern: JSON.stringify(pattern),
      tags: tagsOf(context, name),
    },
    opts,
  );
  return new cloudwatch.EventTarget(name, { rule: rule.name, targetId: "karpenter", arn: queue.arn }, opts);
}

/** Creates the role of Karpenter's nodes. It is the same as the role of the node pools, but EKS does not create its access entry. */
function createNodeRole(context: Context, cluster: eks.Cluster): ReadyRole {
  const { opts } = context;
  const name = `${context.name}-karpenter-node`;
  const trust = serviceTrust("ec2.amazonaws.com");
  const { role, policies } = createRole(
    context,
    name,
    trust,
    nodePolicies(context),
    opts,
    karpenterNodeRoleName(context),
  );
  const entry = new eks.AccessEntry(
    name,
    { clusterName: cluster.name, principalArn: role.arn, type: "EC2_LINUX", tags: tagsOf(context, name) },
    { ...opts, deletedWith: cluster },
  );
  return { role, policies: [...policies, entry] };
}
