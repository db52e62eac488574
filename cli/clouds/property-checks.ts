import { parseBlock } from "./cidr";
import type { Properties } from "./properties";

/** What the provider itself refuses, before it asks the cloud for anything. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

/** An objection to a value, in the provider's words. */
export type Check = (value: unknown) => string | undefined;

/** Checks by type and property. */
export type Checks = Readonly<Record<string, PropertyChecks>>;

/** Checks by property. */
export type PropertyChecks = Readonly<Record<string, Check>>;

/** A text of a form and a length. */
export const named =
  (pattern: RegExp, maxLength: number, minLength = 1): Check =>
  (value) => {
    const text = String(value);
    if (text.length < minLength || text.length > maxLength) {
      return `expected length to be in the range (${minLength} - ${maxLength}), got ${text}`;
    }
    return pattern.test(text) ? undefined : `invalid value (must match ${pattern.source}), got ${text}`;
  };

/** One of some values. */
export const oneOf =
  (allowed: readonly (string | number)[]): Check =>
  (value) =>
    allowed.some((one) => one === value)
      ? undefined
      : `expected to be one of [${allowed.join(" ")}], got ${String(value)}`;

/** A number in a range, both ends included. */
export const between =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "number" && value >= least && value <= most
      ? undefined
      : `expected to be in the range (${least} - ${most}), got ${String(value)}`;

/** An IPv4 range without host bits. */
export const cidr: Check = (value) =>
  parseBlock(String(value)) === undefined ? `${JSON.stringify(value)} is not a valid IPv4 CIDR block` : undefined;

/** What is wrong with properties as they stand; those that a preview does not know yet are left out. */
export function failedChecks(checks: PropertyChecks, inputs: Properties, unknown: unknown): CheckFailure[] {
  return Object.entries(checks).flatMap(([property, check]) => {
    const value = inputs[property];
    const reason = value === undefined || value === unknown ? undefined : check(value);
    return reason === undefined ? [] : [{ property, reason }];
  });
}
