import type { PropertyChange } from "../../changes";

/*
 * How Helm installs a release: whether it rolls back a failed upgrade, waits until pods are ready, and asks before it overwrites.
 * https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/
 */

/** Options that protect while they are set. */
const protecting = new Set(["atomic", "waitForJobs", "verify", "lint", "cleanupOnFail"]);

/** Options that skip a check or a step, or replace what is there, while they are set. */
const weakening = new Set([
  "skipAwait",
  "disableOpenapiValidation",
  "disableWebhooks",
  "disableCRDHooks",
  "forceUpdate",
  "recreatePods",
  "replace",
  "resetValues",
]);

/** Types of releases. */
export const release = /^kubernetes:helm\.sh\/v[34]:(?:Release|Chart)$/;

/** Reports whether a release is installed with fewer checks; nothing if the change is about something else. */
export function installsWorse({ path, before, after }: PropertyChange): boolean | undefined {
  return protecting.has(path)
    ? before === true && after !== true
    : weakening.has(path)
      ? before !== true && after === true
      : undefined;
}
