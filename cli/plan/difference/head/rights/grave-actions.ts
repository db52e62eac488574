import type { Grant } from "./grant";

/*
 * Permissions to delete what others need, to read their secrets, or to change their permissions. A program with such a permission needs a review in
 * every case.
 */

/**
 * Actions of AWS that delete or stop whole resources, change access to them, or read secrets. The content of a queue or a table is not a whole
 * resource.
 */
const ofAws =
  /^[\w-]+:(?:(?:Delete|Terminate|Purge|Destroy|Disable|Deregister|Stop|ScheduleKeyDeletion|CancelKeyDeletion|Put\w*Policy|Set\w*Policy|Update\w*Policy|Add\w*Permission|CreateGrant|PassRole)\w*|AssumeRole)$|^secretsmanager:GetSecretValue$|^ssm:GetParameters?(?:ByPath|History)?$/;
const ofContent =
  /^(?:sqs:DeleteMessage\w*|dynamodb:Delete(?:Item|TableReplica)|logs:\w+|autoscaling:\w+|elasticloadbalancing:\w+)$/;

/** Roles of Google Cloud and Azure that do the same, and verbs of Kubernetes. */
const ofRoles =
  /(?:^|[\s./-])(?:admin|administrator|owner|contributor|editor|officer|operator|secretAccessor|secrets user|securityAdmin|impersonat\w*|tokenCreator)$/i;
const ofVerbs = /^(?:delete|deletecollection|escalate|bind|impersonate)\b/;

/** Reports such a permission. */
export function isGrave({ may, denied }: Grant): boolean {
  return denied !== true && ((ofAws.test(may) && !ofContent.test(may)) || ofRoles.test(may) || ofVerbs.test(may));
}
