import { setTimeout as pause } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import type { Context } from "./context";

/** Retries before a failure is final. Their pauses, 1 to 30 seconds, take six minutes together. */
const retries = 16;
const longestPauseSeconds = 30;

/** What the retries need to know. */
export interface RetryFacts extends Pick<Context, "clusterName" | "project" | "projectNumber"> {
  /** Whether this program enables the APIs. */
  readonly enablesApis: boolean;
}

/**
 * Reports whether Google refused something only because what this program has just made is not yet known everywhere. Google's provider
 * gives up at the first refusal (`tpgiamresource/iam.go`), and Google says "60 seconds or more" for a new service account and "a few
 * minutes" for an API. https://cloud.google.com/iam/docs/service-accounts-create https://cloud.google.com/service-usage/docs/enable-disable
 */
export function isTooNew(error: string, { clusterName, project, projectNumber, enablesApis }: RetryFacts): boolean {
  const own = [`service-${projectNumber}@`, `${clusterName}-node@${project}.iam.gserviceaccount.com`];
  const isUnknownAccount =
    /Error 400: Service account \S+ does not exist/.test(error) && own.some((account) => error.includes(account));
  return (
    isUnknownAccount ||
    /Error 400: Identity Pool does not exist/.test(error) ||
    /Permission 'iam\.serviceAccounts\.\w+' denied on resource \(or it may not exist\)/.test(error) ||
    (enablesApis && /has not been used in project \S+ before or it is disabled/.test(error))
  );
}

/** Returns the pause before a retry, in seconds; nothing after the last one. */
export function pauseBefore(retry: number): number | undefined {
  return retry > retries ? undefined : Math.min(2 ** (retry - 1), longestPauseSeconds);
}

/** Repeats what Google refuses as too new. A refused request has made nothing, so that repeating it is safe. */
export function retryWhileTooNew(name: string, facts: RetryFacts): pulumi.ErrorHook {
  return new pulumi.ErrorHook(`${name}-too-new`, async ({ errors }) => {
    const seconds = isTooNew(errors[0] ?? "", facts) ? pauseBefore(errors.length) : undefined;
    if (seconds === undefined) {
      return false;
    }
    await pause(seconds * 1000);
    return true;
  });
}
