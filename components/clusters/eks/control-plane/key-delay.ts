import type * as pulumi from "@pulumi/pulumi";
import { type Patience, retryWhile } from "../../retries";

/**
 * What EKS answers while KMS does not know everywhere that the cluster's role may use the key. AWS' provider outlasts a new role, and not
 * this. EKS refuses the whole call then, and creates nothing.
 * https://github.com/hashicorp/terraform-provider-aws/issues/49247
 */
const early = /InvalidParameterException: Access denied to KMS key .*(explicit deny policy|revoked grant)/s;

/** As long as AWS' provider waits for a new role (`propagationTimeout`), and some more. */
export const patience: Patience = { firstSeconds: 5, longestSeconds: 30, totalSeconds: 5 * 60 };

/** Reports whether EKS refused a cluster only because its key's policy has not arrived. */
export function isTooEarly(error: string): boolean {
  return early.test(error);
}

/** Repeats the creation of a cluster whose key's policy has not arrived yet. */
export function retryUntilKeyIsUsable(name: string): pulumi.ErrorHook {
  return retryWhile(`${name}-key`, isTooEarly, patience, "KMS to know who may use the key");
}
