import { cloudOf } from "../../../../clouds";
import { text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { kindOfPlanned } from "../../words";
import { isScheduledIntoOfficeHours } from "../protection";

/* Changes that look harmless or safer, but have an effect that somebody must know: paused work starts, or users lose their way in. */

/** Says what else a change does, as the end of a sentence; nothing if no rule here knows it. */
export function sideEffect(resource: PlannedResource, change: PropertyChange): string | undefined {
  return (
    resumed(resource, change) ??
    movedIntoWork(resource, change) ??
    shutOut(resource, change) ??
    multiplied(change) ??
    forgotten(change)
  );
}

/** How many there are at least, in the words of Kubernetes, charts and the clouds. */
const counts =
  /(?:^|\.)(?:replicas|replicaCount|minReplicas|minReplicaCount|desiredCount|minSize|minCount|minNodeCount)$/;

function multiplied({ path, before, after }: PropertyChange): string | undefined {
  const isMany = counts.test(path) && Number(before) >= 1 && Number(after) > 10 * Number(before);
  return isMany ? "the number grows more than tenfold" : undefined;
}

/** The engine finds what it has under an earlier name by an alias. */
function forgotten({ path, before, after }: PropertyChange): string | undefined {
  const isGone = path.startsWith("options.aliases") && before !== undefined && after === undefined;
  return isGone ? "a stack that still has the earlier name deletes the resource and creates it again" : undefined;
}

const isOn = (value: unknown) => value === true || value === "true";

function resumed(resource: PlannedResource, { path, before, after }: PropertyChange): string | undefined {
  if (path === "spec.updateStrategy.type") {
    return before === "OnDelete" ? "pods with an outdated template restart now" : undefined;
  }
  const isHeld = isOn(before) && !isOn(after);
  if (!isHeld || !/^spec\.(?:suspend|paused)$|autoscaling\.keda\.sh\/paused/.test(path)) {
    return undefined;
  }
  return /^(?:CronJob|Job)$/.test(kindOfPlanned(resource))
    ? "its jobs start again"
    : "the pause ends, so earlier changes take effect now";
}

/** A job may stop or slow down what people use while they work. */
function movedIntoWork(resource: PlannedResource, { path, before, after }: PropertyChange): string | undefined {
  const isOfJob = path === "spec.schedule" && kindOfPlanned(resource) === "CronJob";
  return isOfJob && isScheduledIntoOfficeHours(before, after) ? "the job now runs in working hours" : undefined;
}

/** Switches that let people, programs or older clients in while they are on. */
const waysIn = new Set([
  "publiclyAccessible",
  "ipv4Enabled",
  "allowSharedKeyAccess",
  "sharedAccessKeyEnabled",
  "adminUserEnabled",
]);

/** Switches that keep some of them out while they are on. */
const gates = new Set([
  "enableRbacAuthorization",
  "disableLocalAccounts",
  "disableLocalAuth",
  "authEnabled",
  "transitEncryptionEnabled",
  "requireSsl",
  "sslEnforcement",
  "httpsOnly",
  "clientCertEnabled",
  "iamDatabaseAuthenticationEnabled",
  "enablePrivateNodes",
  "enablePrivateEndpoint",
]);

/** Words that let fewer in than others, by the name of the input. */
const stricter: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/^publicNetworkAccess$/, /^(?:Disabled|SecuredByPerimeter)$/i],
  [/^(?:defaultAction|defaultActionWhenOutOfQuota)$/, /^Deny$/i],
  [/^(?:httpTokens|sslMode|requireTransport)$/, /required|only|verify/i],
  [/^(?:minimumTlsVersion|minTlsVersion|minimalTlsVersion|minimumProtocolVersion|tlsPolicy|sslPolicy)$/, /./],
  [/^publicAccessPrevention$/, /^enforced$/],
];

/** Reports a way in that closes: the plan does not show who uses it. */
function shutOut({ type }: PlannedResource, { path, before, after }: PropertyChange): string | undefined {
  const name = /([\w-]+)$/.exec(path)?.[1] ?? "";
  const isClosed =
    (waysIn.has(name) && isOn(before) && !isOn(after)) ||
    (gates.has(name) && before !== undefined && !isOn(before) && isOn(after)) ||
    (before !== undefined &&
      after !== undefined &&
      stricter.some(([names, values]) => names.test(name) && values.test(text(after) ?? "")));
  return cloudOf(type) !== undefined && isClosed ? "clients that still connect in the old way are refused" : undefined;
}
