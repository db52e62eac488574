import { parseImage } from "../../../../../components/testing";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { isCorrection } from "../programs";
import { isWeaker, saysHowLongLocked, saysWhenDeleted } from "../protection";
import { isChartRight } from "../rights";
import { seconds } from "../spans";
import { isEveryday } from "./everyday";
import { isOtherMachine } from "./machine-kinds";
import { sideEffect } from "./side-effects";
import { isUsualValue } from "./usual-values";

/* Inputs of clouds and values of charts that are harmless, or that other lines judge. */

/** Names, notes for people, and log levels. Selectors of labels or tags do not belong here. */
const ofPeople =
  /^(?:options|provider|tags|tagsAll|labels|resourceLabels|[dD]efaultTags|dashboardBody)\b|(?:^|\.)(?:tags|tagsAll|defaultTags|extraVolumeTags|labels|resourceLabels|userLabels|podLabels|commonLabels|extraLabels|additionalLabels|customLabels)(?:\.|\[|$)|(?:^|\.)(?:description|alarmDescription|displayName|comment|title)$|\bLOG_?LEVEL(?:\]|$)/;

/** Where labels and tags say which others something is about. */
const selecting = /[sS]elect(?:or|ion)/;

/** Types whose `triggers` only cause a new deployment or a new value. */
const againOnPurpose = /^(?:aws:apigateway\w*\/|time:|random:)/;

/** Reports whether a change is harmless: it is a description, other lines show its rights, or the change back would be the weaker one. */
export function isKnown(resource: PlannedResource, change: PropertyChange): boolean {
  const { path, before, after } = change;
  const isStronger = isWeaker(resource, { path, before: after, after: before });
  /* What is weaker has a line, perhaps with others like it and without its path. */
  const isTold = isStronger || isWeaker(resource, change);
  const isEmpty = [before, after].every((value) => value === undefined || value === "");
  const isNamed =
    (ofPeople.test(path) && !selecting.test(path) && !isReadByOthers(resource, change)) ||
    (path.startsWith("triggers") && againOnPurpose.test(resource.type)) ||
    (resource.type.startsWith("kubernetes:") && path.startsWith("metadata")) ||
    isUsualValue(change) ||
    isOfPolicy(resource, path) ||
    saysWhenDeleted(path) ||
    saysHowLongLocked(path);
  return (
    isNamed ||
    (isTold && (isWeaker(resource, change) || !isMoreThanItself(resource, change))) ||
    isEmpty ||
    isEveryday(resource, change) ||
    isChartRight(resource, change) ||
    isTuning(resource, change) ||
    isNextImage(change)
  );
}

/** Reports what is stronger, larger or newer, and something else besides. */
export function isMoreThanItself(resource: PlannedResource, change: PropertyChange): boolean {
  return isOtherMachine(resource, change) || sideEffect(resource, change) !== undefined;
}

/** Reports a label or a tag that others select by: firewalls and routes on Google Cloud, controllers of clusters, and pods. */
function isReadByOthers(resource: PlannedResource, change: PropertyChange): boolean {
  return isNetworkTag(resource, change.path) || isClusterTag(change) || isNodeLabel(resource, change);
}

/** Tags of machines on Google Cloud, which firewalls and routes select. https://cloud.google.com/vpc/docs/add-remove-network-tags */
function isNetworkTag({ type }: PlannedResource, path: string): boolean {
  return type.startsWith("gcp:") && /(?:^|\.)tags\[/.test(path);
}

/**
 * Reports a tag with which controllers of clusters find subnets, security groups and machines.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery/ https://karpenter.sh/docs/concepts/nodeclasses/
 */
function isClusterTag({ path }: PropertyChange): boolean {
  return /^tags\["[^"]*(?:kubernetes\.io|k8s\.io|k8s\.aws|karpenter\.sh|eks\.amazonaws\.com)\//.test(path);
}

/** Reports a label of nodes that goes or gets another value: pods ask for nodes by it. */
function isNodeLabel({ type }: PlannedResource, { path, before }: PropertyChange): boolean {
  const isLabel =
    /^(?:labels|nodeConfig\.labels|nodeLabels|agentPoolProfiles\[[^\]]*\]\.nodeLabels|spec\.template\.metadata\.labels)(?:\.|\[")/.test(
      path,
    );
  return isLabel && /:(?:NodeGroup|NodePool|AgentPool|ManagedCluster)$/.test(type) && before !== undefined;
}

/** Time limits and batch sizes of clouds, by name. Retention and lock times do not belong here. */
const ofTime =
  /(?:^|\.)(?:batchSize|maximumBatchingWindowInSeconds|timeout|timeoutSeconds|idleTimeout|maxInstanceRequestConcurrency|intervalSeconds|healthCheck\.(?:interval|timeout|healthyThreshold|unhealthyThreshold))$/;

/** How long a queue waits for whoever handles a message. After a shorter time, it gives the message to another one, too. */
const ofHandling = /^(?:visibilityTimeoutSeconds|ackDeadlineSeconds|lockDuration)$/;

/** The factor by which a time limit may change to count as a correction. */
const timeCorrection = 4;

function isTuning({ type }: PlannedResource, { path, before, after }: PropertyChange): boolean {
  const [was = 0, is = 0] = [before, after].map((value) =>
    value === undefined ? 0 : (seconds(value) ?? Number(value)),
  );
  /* https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
  const isAlarm = type.startsWith("aws:cloudwatch/");
  const isBound = isAlarm && path === "threshold";
  const isSooner = isAlarm && /^(?:evaluationPeriods|datapointsToAlarm)$/.test(path) && is <= was;
  const isPositive = was > 0 && is > 0;
  return (
    isPositive &&
    (isSooner ||
      (ofTime.test(path) && Math.max(was / is, is / was) <= timeCorrection) ||
      (ofHandling.test(path) && is >= was && is / was <= timeCorrection) ||
      (isBound && isCorrection(was, is)))
  );
}

/** Reports another tag of the same image. Another line shows the tags. */
export function isNextImage({ path, before, after }: PropertyChange): boolean {
  const [was, is] = [before, after].map((value) => (typeof value === "string" ? parseImage(value) : undefined));
  const isPinned = was?.digest === undefined || is?.digest !== undefined;
  return /(?:^|\.)image$/.test(path) && was !== undefined && was.name === is?.name && isPinned;
}

/** Documents and groups of permissions. Other rules compare each of their grants. */
const policies = /^(?:assumeRolePolicy|inlinePolicies|managedPolicyArns|kubernetesGroups|policyData\.bindings)\b/;

/** Reports a part of a document of rights. Other policies have no statements: which images expire, what is masked in a log. */
function isOfPolicy({ inputs }: PlannedResource, path: string): boolean {
  const [name = ""] = /^(?:policy|policyDocument)\b/.exec(path) ?? [];
  const given = name === "" ? undefined : inputs[name];
  return policies.test(path) || (given !== undefined && JSON.stringify(given).includes("Statement"));
}
