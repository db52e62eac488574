import type * as pulumi from "@pulumi/pulumi";
import { type Patience, retryWhile } from "../retries";
import { signerSuffix } from "./backups";
import type { Context } from "./context";

/** The time that Google may need: "potentially 7 minutes or longer". https://cloud.google.com/iam/docs/access-change-propagation */
export const patience: Patience = { firstSeconds: 1, longestSeconds: 30, totalSeconds: 600 };

/** The facts that the retries use. */
export interface RetryFacts extends Pick<Context, "clusterName" | "project" | "projectNumber"> {
  /** Whether this program enables the APIs. */
  readonly enablesApis: boolean;
}

/**
 * Google returns these errors until a new account and the permission to use it have taken effect everywhere.
 * https://github.com/rancher/rancher/issues/10553
 * https://github.com/terraform-google-modules/terraform-google-kubernetes-engine/issues/2002
 */
const ofAccounts =
  /Error 400: Service account \S+ does not exist|The user does not have access to service account|Verify if principal exists and is valid/;

/**
 * The provider's error if Google accepted an operation and the operation failed later (`ContainerOperationWait` in resource_container_cluster.go).
 * The resource may then exist. A second creation would find it, and the engine would forget it (`CreateStep` in pkg/resource/deploy/step.go).
 */
const accepted = /Error waiting for/;

/**
 * Reports whether Google refused a request only because a new resource of this program is not yet known everywhere. Google's provider gives up at the
 * first refusal (`tpgiamresource/iam.go`). Google states "60 seconds or more" for a new service account and "a few minutes" for an API.
 * https://cloud.google.com/iam/docs/service-accounts-create
 * https://cloud.google.com/service-usage/docs/enable-disable
 */
export function isTooNew(error: string, { clusterName, project, projectNumber, enablesApis }: RetryFacts): boolean {
  if (accepted.test(error)) {
    return false;
  }
  const accounts = [`${clusterName}-node`, `${clusterName}${signerSuffix}`];
  const own = [`service-${projectNumber}@`, ...accounts.map((id) => `${id}@${project}.iam.gserviceaccount.com`)];
  const isUnknownAccount = ofAccounts.test(error) && own.some((account) => error.includes(account));
  return (
    isUnknownAccount ||
    /Error 400: Identity Pool does not exist/.test(error) ||
    /Permission 'iam\.serviceAccounts\.(?!getAccessToken)\w+' denied on resource \(or it may not exist\)/.test(error) ||
    (enablesApis && /has not been used in project \S+ before or it is disabled/.test(error))
  );
}

/** Repeats requests that Google refuses because a resource is too new. A refused request creates nothing, so the program can safely repeat it. */
export function retryWhileTooNew(name: string, facts: RetryFacts): pulumi.ErrorHook {
  return retryWhile(
    `${name}-too-new`,
    (error) => isTooNew(error, facts),
    patience,
    "Google Cloud to recognize new accounts and resources",
  );
}
