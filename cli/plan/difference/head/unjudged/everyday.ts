import { factsOf } from "../../../../clouds";
import { isRecord, text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { registered } from "../../registered";
import { rulesOf } from "../network";
import { isIntoOfficeHours, isWeakerByWords } from "../protection";
import { seconds } from "../spans";

/*
 * Changes of cloud resources and of Karpenter that teams make every day without a loss: another maintenance window, a new variable, one more machine
 * type.
 */

/** Reports whether a change of an input is such a change. */
export function isEveryday(resource: PlannedResource, change: PropertyChange): boolean {
  return (
    movesWindow(change) ||
    isNewVariable(change) ||
    isGentleForNodes(resource, change) ||
    isOnlyOrder(resource, change) ||
    isUsualTtl(resource, change) ||
    isNextSize(change) ||
    endsUploads(change)
  );
}

/**
 * The time at which the cloud may maintain or back up something. Another day or hour is as good. The length and the frequency do not belong here.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html
 * https://cloud.google.com/sql/docs/postgres/maintenance https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-maintenance
 */
const windows =
  /(?:^|\.)(?:preferredMaintenanceWindow|preferredBackupWindow|backupWindow|snapshotWindow|maintenanceWindow(?:\.(?:day|hour|dayOfWeek|startHour|startMinute))?|dailyMaintenanceWindow\.startTime|backupConfiguration\.startTime)$/;

function movesWindow(change: PropertyChange): boolean {
  const { path, before, after } = change;
  return windows.test(path) && before !== undefined && after !== undefined && !isIntoOfficeHours(change);
}

/** Where functions, apps and tasks of the clouds have their variables. */
const variables =
  /(?:^|\.)(?:environment\.variables|(?:serviceConfig\.)?environmentVariables)(?:\.|\[")([\w-]+)|(?:^containerDefinitions\[[^\]]*\]\.environment|(?:^|\.)containers\[[^\]]*\]\.envs?|^siteConfig\.appSettings)\[([\w-]+)\]$/;

/** Reports a new plain variable, which changes together with the code that reads it. A variable that switches a check off does not count. */
function isNewVariable({ path, before, after }: PropertyChange): boolean {
  const [, name, inList] = variables.exec(path) ?? [];
  const value = isRecord(after) ? text(after, "value") : text({ after }, "after");
  const isPlain = before === undefined && value !== undefined && (!isRecord(after) || Object.keys(after).length === 2);
  return isPlain && (name ?? inList) !== undefined && !isWeakerByWords(`env.${name ?? inList ?? ""}`, undefined, value);
}

/** https://karpenter.sh/docs/concepts/nodepools/#well-known-labels */
const machines =
  /^spec\.template\.spec\.requirements\[[\w.]+\/(?:instance-(?:family|type|category|generation|size|cpu|memory)|sku-\w+)\]\.values\[\d+\]$/;

/** Reports one more type of machine for Karpenter, which takes the cheapest, and a longer wait before it consolidates nodes. */
function isGentleForNodes({ type, inputs }: PlannedResource, change: PropertyChange): boolean {
  const { path, before, after } = change;
  if (!type.startsWith("kubernetes:karpenter.sh/")) {
    return false;
  }
  const isLater = (seconds(after) ?? 0) >= (seconds(before) ?? Number.POSITIVE_INFINITY);
  return path === "spec.disruption.consolidateAfter"
    ? isLater
    : machines.test(path) && factsOf(type)?.keepsNodes?.(change, inputs) === true;
}

/** Reports another number of a firewall's rules with known addresses: what matters is which comes first, and another line tells that. */
function isOnlyOrder(resource: PlannedResource, { path, before, after }: PropertyChange): boolean {
  const isNumber = /^(?:(?:securityRules|ingress|egress)\[[^\]]*\]\.)?(?:priority|ruleNo|ruleNumber)$/.test(path);
  const rules = isNumber && before !== undefined && after !== undefined ? rulesOf(registered(resource)) : [];
  return rules.length > 0 && rules.every(({ ranges }) => ranges.length > 0);
}

/**
 * Reports a rule that only removes parts of uploads that nobody finished.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html
 */
function endsUploads({ path, before, after }: PropertyChange): boolean {
  const isPart = /(?:^|\.)(?:rules|lifecycleRules)\[[^\]]*\]\.abortIncompleteMultipartUpload\w*/.test(path);
  const isRule = /(?:^|\.)(?:rules|lifecycleRules)\[[^\]]*\]$/.test(path) && before === undefined && isRecord(after);
  const others = isRule
    ? Object.keys(after).filter((key) => !/^(?:id|status|enabled|filter|prefix|abortIncomplete\w*)$/.test(key))
    : [];
  return (isPart && after !== undefined) || (isRule && others.length === 0);
}

/** Reports how long resolvers may keep a record, within what is usual: a change of its values still arrives on the same day. */
function isUsualTtl({ type }: PlannedResource, { path, before, after }: PropertyChange): boolean {
  const isUsual = [before, after].every((value) => Number(value) >= 30 && Number(value) <= 3600);
  return /:(?:\w*Record|\w*RecordSet)$/.test(type) && path === "ttl" && isUsual;
}

/** Reports how many nodes a pool has now, which its autoscaler changes. Lines about sizes tell how many it may have. */
function isNextSize({ path, before, after }: PropertyChange): boolean {
  return (
    /(?:^|\.)(?:desiredSize|initialNodeCount)$/.test(path) && Number(before) > 0 && Number(after) > Number(before) / 2
  );
}
