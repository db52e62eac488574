import { z } from "zod";
import { minorVersion } from "../../components";

/*
 * An `error` says what is expected, as in "expected …, got …". What follows "; " in it is the fix.
 */

/** A version of Kubernetes as text. A cluster that the stack creates checks it further. */
export const version = z.string({ error: 'a Kubernetes minor version such as "1.35"; put it in quotes' });

/** A Kubernetes minor version. */
export const minor = version.regex(minorVersion, { error: 'a Kubernetes minor version such as "1.35"' });

/** IPv4 ranges, at least one. */
export const cidrs = z
  .array(z.cidrv4({ error: "an IPv4 range such as 10.0.0.0/16" }))
  .min(1, { error: "at least one range" });

/** A domain in lower case. */
export const dnsName = z
  .string()
  .regex(/^([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z]{2,}$/, { error: "a domain such as example.com" });

const portError = "a whole number from 1 to 65535";

/** A TCP port. */
export const port = z.int({ error: portError }).min(1, { error: portError }).max(65535, { error: portError });

/** An AWS account as text. YAML reads digits without quotes as a number and drops leading zeros. */
export const awsAccount = z.string({
  error: 'the twelve digits of an account such as "111122223333"; put them in quotes',
});

/** A key that is planned. The message says so instead of calling the key unknown. */
export function notYet(instead: string) {
  return z.never({ error: `not supported yet; ${instead}` }).optional();
}
