import { z } from "zod";

/** A Kubernetes minor version. */
export const minor = z
  .string({ error: 'a Kubernetes minor version in quotes, such as "1.35"' })
  .regex(/^1\.[2-9]\d$/, { error: "a Kubernetes minor version such as 1.35" });

/** IPv4 ranges, at least one. */
export const cidrs = z
  .array(z.cidrv4({ error: "an IPv4 range such as 10.0.0.0/16" }))
  .min(1, { error: "at least one range" });

/** A domain, lower-case. */
export const dnsName = z
  .string()
  .regex(/^([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z]{2,}$/, { error: "a domain such as example.com" });

const portError = "a whole number from 1 to 65535";

/** A TCP port. */
export const port = z.int({ error: portError }).min(1, { error: portError }).max(65535, { error: portError });

/** An AWS account. YAML reads digits without quotes as a number, and drops leading zeros. */
export const awsAccount = z
  .string({ error: 'an account\'s twelve digits in quotes, such as "111122223333"' })
  .regex(/^\d{12}$/, { error: "an account's twelve digits" });

/** A key that is planned: whoever sets it is told so, rather than that it is unknown. */
export function notYet(instead: string) {
  return z.never({ error: `not supported yet: ${instead}` }).optional();
}
