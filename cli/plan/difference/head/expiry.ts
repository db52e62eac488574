import { isRecord, items, text } from "../../../values";
import type { PlannedResource } from "../../planned-resource";
import type { PropertyChange } from "../changes";

/**
 * The ages at which stores delete objects and their versions, in the words of S3, Cloud Storage and Azure Blob Storage.
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

/** Reports whether a store newly deletes objects or their versions, or deletes them sooner than before. */
export function expiresSooner(resource: PlannedResource, change: PropertyChange): boolean {
  return inRules.test(change.path) && leavesOf(resource, change).some(isSooner);
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
