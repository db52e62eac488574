import { z } from "zod";

/* An `error` contains the expected value, for the message "expected …, got …". The text after "; " is the fix. */

/** A domain in lower case. */
export const dnsName = z
  .string()
  .regex(/^([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z]{2,}$/, { error: "a domain such as example.com" });

const ofDollars = { error: "US dollars a month, such as 2500" };

/** US dollars a month. Pulumi passes a number in the file as text. */
export const dollars = z.union(
  [z.number(ofDollars).min(0, ofDollars), z.string().regex(/^\d+(\.\d+)?$/, ofDollars)],
  ofDollars,
);

/** The classes of `docs/review.md`. A test compares them with the classes of the command line, because this code cannot import them. */
export const reviewClasses = [
  "open",
  "admin",
  "lost",
  "unprotected",
  "allowance",
  "source",
  "unjudged",
  "spend",
  "permission",
  "reach",
  "removed",
  "secret",
  "restart",
  "version",
  "size",
  "cost",
  "less",
  "other",
] as const;

/** Lines that a review always allows: a class, or `class: text`. */
export const reviewEntry = z.string().regex(new RegExp(`^(${reviewClasses.join("|")})(: .*\\S.*)?$`), {
  error: `one of the classes ${reviewClasses.join(", ")}, or "class: text", where * stands for any characters`,
});
