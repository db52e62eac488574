import { parseImage } from "../../../../../components/testing";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { isChartRight } from "../rights";
import { seconds } from "../spans";
import { isCorrection } from "./alert-bounds";
import { isEveryday } from "./everyday";
import { saysWhenDeleted } from "./expiry";
import { isWeaker } from "./weaker";

/* Inputs of clouds and values of charts that are harmless, or that other lines judge. */

/** Common values of charts for sizes, images and log levels. */
const ofSize =
  /^values\b.*(?:^|\.)(?:(?:resources|requests|limits|image|images|podAnnotations|annotations)\b.*|\w*(?:[rR]eplicas|[rR]eplicaCount|[sS]ize|[mM]emory|[cC]pu|[vV]ersion|[tT]ag|[lL]ogLevel|[lL]evel|storage)$)/;

/** Descriptions for people, and options of the engine. */
const ofPeople =
  /^(?:options|provider|triggers|metadata)\b|(?:^|\.)\w*(?:[tT]ags|[lL]abels)(?:\.|\[|$)|(?:^|\.)(?:description|displayName|comment|title|dashboardBody\b.*)$|\bLOG_?LEVEL(?:\]|$)/;

/** Reports whether a change is harmless: it is a description, other lines show its rights, or the change back would be the weaker one. */
export function isKnown(resource: PlannedResource, change: PropertyChange): boolean {
  const { path, before, after } = change;
  const isStronger = isWeaker(resource, { path, before: after, after: before });
  /* What is weaker has a line, perhaps with others like it and without its path. */
  const isTold = isStronger || isWeaker(resource, change);
  const isEmpty = [before, after].every((value) => value === undefined || value === "");
  const isNamed =
    (ofPeople.test(path) && !isNetworkTag(resource, path) && !isNodeLabel(resource, change)) ||
    ofSize.test(path) ||
    policies.test(path) ||
    saysWhenDeleted(path);
  return (
    isNamed ||
    isTold ||
    isEmpty ||
    isEveryday(resource, change) ||
    isChartRight(resource, change) ||
    isTuning(resource, change) ||
    isNextImage(change)
  );
}

/** Tags of machines at Google, by which firewalls and routes choose them. https://cloud.google.com/vpc/docs/add-remove-network-tags */
function isNetworkTag({ type }: PlannedResource, path: string): boolean {
  return type.startsWith("gcp:") && /(?:^|\.)tags\[/.test(path);
}

/** Reports a label of nodes that goes or gets another value: pods ask for nodes by it. */
function isNodeLabel({ type }: PlannedResource, { path, before }: PropertyChange): boolean {
  const isLabel = /^(?:labels|nodeConfig\.labels|nodeLabels|agentPoolProfiles\[[^\]]*\]\.nodeLabels)(?:\.|\[")/.test(
    path,
  );
  return isLabel && /:(?:NodeGroup|NodePool|AgentPool|ManagedCluster)$/.test(type) && before !== undefined;
}

/** Time limits and batches of clouds, by their names. How long something is kept or locked is not among them. */
const ofTime =
  /(?:^|\.)(?:batchSize|maximumBatchingWindowInSeconds|timeout|timeoutSeconds|visibilityTimeoutSeconds|ackDeadlineSeconds|idleTimeout|maxInstanceRequestConcurrency|intervalSeconds|healthCheck\.(?:interval|timeout|healthyThreshold|unhealthyThreshold))$/;

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
      (isBound && isCorrection(was, is)))
  );
}

/** Reports another tag of the same image. Another line shows the tags. */
export function isNextImage({ path, before, after }: PropertyChange): boolean {
  const [was, is] = [before, after].map((value) => (typeof value === "string" ? parseImage(value) : undefined));
  const isPinned = was?.digest === undefined || is?.digest !== undefined;
  return /(?:^|\.)image$/.test(path) && was !== undefined && was.name === is?.name && isPinned;
}

/** Documents and groups of rights, of which each grant is compared. */
const policies =
  /^(?:policy|policyDocument|assumeRolePolicy|inlinePolicies|managedPolicyArns|kubernetesGroups|policyData\.bindings)\b/;
