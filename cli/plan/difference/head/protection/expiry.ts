import { isRecord, items, text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { seconds } from "../spans";

/**
 * The ages at which stores delete objects, their versions and backups, in the words of the clouds.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
 * https://cloud.google.com/storage/docs/lifecycle#conditions
 * https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-policy-structure
 */
const ages = new Set([
  "days",
  "age",
  "noncurrentDays",
  "newerNoncurrentVersions",
  "daysSinceNoncurrentTime",
  "daysSinceCustomTime",
  "numNewerVersions",
  "daysAfterCreationGreaterThan",
  "daysAfterModificationGreaterThan",
  "daysAfterLastAccessTimeGreaterThan",
  /* Of AWS Backup. https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html */
  "deleteAfter",
]);

/** Reports whether an input says when objects are deleted. A later day, or none, loses nothing. */
export function saysWhenDeleted(path: string): boolean {
  const name = path.slice(path.lastIndexOf(".") + 1);
  return inRules.test(path) && (ages.has(name) || name === "expiredObjectDeleteMarker");
}

/** Where stores have their rules. */
const inRules = /(?:^|\.)(?:rules?|lifecycleRules?)\[/;

/** Rules that move objects, or only remove parts of uploads. */
const harmless = /transition|tierTo|abortIncomplete|SetStorageClass/i;

/** Reports whether a store newly deletes objects or their versions, deletes others, or deletes them sooner than before. */
export function expiresSooner(resource: PlannedResource, change: PropertyChange): boolean {
  return (
    (inRules.test(change.path) && leavesOf(resource, change).some(isSooner)) ||
    isForOthers(resource, change) ||
    deletesByItself(resource, change)
  );
}

/** Which objects a rule is about, in the words of S3, Cloud Storage and Azure. Two filters do not show which one selects more. */
const selectors =
  /\.(?:filter\b.*|prefix|matchesPrefixes\b.*|matchesSuffixes\b.*|matchesStorageClasses\b.*|withState|createdBefore|customTimeBefore|noncurrentTimeBefore|filters\.\w+\b.*)$/;

/** Reports whether a rule that deletes is about other objects than before. */
function isForOthers({ inputs }: PlannedResource, { path, before }: PropertyChange): boolean {
  const [, list = "", index = ""] = /^(.*?(?:rules?|lifecycleRules?))\[(\d+)\]/.exec(path) ?? [];
  const rule = items(inputs, ...list.split("."))[Number(index)];
  const isDeleting = Object.entries(rule ?? {}).some(([key, value]) => ages.has(key) || deletes(key, value));
  return inRules.test(path) && selectors.test(path) && before !== undefined && isDeleting;
}

function deletes(key: string, value: unknown): boolean {
  return /expiration/i.test(key) || text(value, "type") === "Delete" || JSON.stringify(value).includes('"delete"');
}

/**
 * Reports whether DynamoDB, BigQuery or Pub/Sub newly deletes data by itself, or by another time than before.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 * https://cloud.google.com/bigquery/docs/managing-tables#updating_a_tables_expiration_time
 * https://cloud.google.com/pubsub/docs/subscription-properties#expiration_period
 */
function deletesByItself({ type }: PlannedResource, { path, before, after }: PropertyChange): boolean {
  if (/^aws:dynamodb\/.*:Table$/.test(type)) {
    return (path === "ttl.attributeName" && after !== undefined) || (path === "ttl.enabled" && after === true);
  }
  if (/^gcp:bigquery\/|^gcp:pubsub\/subscription:/.test(type) && expirations.test(path)) {
    const [was = 0, is = 0] = [before, after].map((value) => afterSeconds(type, value));
    return is < was;
  }
  return false;
}

const expirations =
  /^(?:default(?:Table|Partition)ExpirationMs|expirationTime|timePartitioning\.expirationMs|expirationPolicy\.ttl)$/;

/** A subscription that says nothing goes after 31 days without a reader. */
const defaultOfSubscriptions = 31 * 24 * 60 * 60;

/** Reads a time, or the number of one, to compare it with another of the same input. An empty one is never. */
function afterSeconds(type: string, value: unknown): number {
  if (value === undefined && type.startsWith("gcp:pubsub/")) {
    return defaultOfSubscriptions;
  }
  return value === undefined || value === "" ? Number.POSITIVE_INFINITY : (seconds(value) ?? Number(value));
}

function isSooner({ path, before, after }: PropertyChange): boolean {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const [was, is] = [before, after].map((value) => (value === undefined ? undefined : Number(value)));
  return ages.has(name) && !harmless.test(path) && is !== undefined && is < (was ?? Number.POSITIVE_INFINITY);
}

/** A new rule is one change, which includes its ages. */
function leavesOf(resource: PlannedResource, { path, before, after }: PropertyChange): PropertyChange[] {
  if (isRecord(after) || Array.isArray(after)) {
    const entries: [string, unknown][] = Object.entries(after);
    return entries.flatMap(([key, value]) =>
      leavesOf(resource, { path: `${path}.${key}`, before: isRecord(before) ? before[key] : undefined, after: value }),
    );
  }
  return [{ path: `${actionOf(resource, path)}${path}`, before, after }];
}

/** Returns the action of a rule of Cloud Storage, which is beside its condition. */
function actionOf({ inputs }: PlannedResource, path: string): string {
  const index = /^lifecycleRules\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? "" : (text(items(inputs, "lifecycleRules")[Number(index)], "action", "type") ?? "");
}
