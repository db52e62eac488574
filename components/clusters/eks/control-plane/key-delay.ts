import type * as pulumi from "@pulumi/pulumi";
import { type Patience, retryWhile } from "../../retries";

/**
 * EKS returns this error until KMS applies the key's policy for the cluster's role everywhere. With this error, EKS refuses the whole call and
 * creates nothing. AWS' provider retries while a new role takes effect, but not in this case.
 * https://github.com/hashicorp/terraform-provider-aws/issues/49247
 */
const early = /InvalidParameterException: Access denied to KMS key .*(explicit deny policy|revoked grant)/s;

/** A little longer than AWS' provider waits for a new role (`propagationTimeout`). */
export const patience: Patience = { firstSeconds: 5, longestSeconds: 30, totalSeconds: 5 * 60 };

/** Reports whether EKS refused a cluster only because the key's policy has not taken effect yet. */
export function isTooEarly(error: string): boolean {
  return early.test(error);
}

/** Repeats the creation of a cluster until its key's policy has taken effect. */
export function retryUntilKeyIsUsable(name: string): pulumi.ErrorHook {
  return retryWhile(`${name}-key`, isTooEarly, patience, "KMS to apply the key's policy");
}
