import type * as pulumi from "@pulumi/pulumi";
import { type Patience, retryWhile } from "../../retries";

/**
 * EKS' error until the key's policy for the cluster's role has taken effect everywhere in KMS. AWS' provider retries while a new role takes
 * effect, but not in this case. EKS then refuses the whole call and creates nothing.
 * https://github.com/hashicorp/terraform-provider-aws/issues/49247
 */
const early = /InvalidParameterException: Access denied to KMS key .*(explicit deny policy|revoked grant)/s;

/** As long as AWS' provider waits for a new role (`propagationTimeout`), and a little longer. */
export const patience: Patience = { firstSeconds: 5, longestSeconds: 30, totalSeconds: 5 * 60 };

/** Reports whether EKS refused a cluster only because its key's policy has not taken effect. */
export function isTooEarly(error: string): boolean {
  return early.test(error);
}

/** Repeats the creation of a cluster until its key's policy has taken effect. */
export function retryUntilKeyIsUsable(name: string): pulumi.ErrorHook {
  return retryWhile(`${name}-key`, isTooEarly, patience, "KMS to apply the key's policy");
}
