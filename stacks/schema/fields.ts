import { z } from "zod";

/*
 * An `error` says what is expected, as in "expected …, got …". What follows "; " in it is the fix.
 */

/** A domain in lower case. */
export const dnsName = z
  .string()
  .regex(/^([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z]{2,}$/, { error: "a domain such as example.com" });
