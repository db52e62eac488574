import { parseRange } from "../../components/testing";
import type { Fields } from "../values";

/** A refusal by the provider itself, before it calls the cloud. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

/** Checks a value. Returns a problem in the provider's words. */
export type Check = (value: unknown) => string | undefined;

/** Checks by property. */
export type PropertyChecks = Readonly<Record<string, Check>>;

/** Checks the form and length of a text. */
export const named =
  (pattern: RegExp, maxLength: number, minLength = 1): Check =>
  (value) => {
    const text = String(value);
    if (text.length < minLength || text.length > maxLength) {
      return `expected length to be in the range (${minLength} - ${maxLength}), got ${text}`;
    }
    return pattern.test(text) ? undefined : `invalid value (must match ${pattern.source}), got ${text}`;
  };

/** Checks that a value is one of those allowed. */
export const oneOf =
  (allowed: readonly (string | number)[]): Check =>
  (value) =>
    allowed.some((one) => one === value)
      ? undefined
      : `expected to be one of [${allowed.join(" ")}], got ${String(value)}`;

/** Checks that a number is in a range, both ends included. */
export const between =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "number" && value >= least && value <= most
      ? undefined
      : `expected to be in the range (${least} - ${most}), got ${String(value)}`;

/** Checks that a value is an IPv4 range without host bits. */
export const cidr: Check = (value) =>
  parseRange(String(value)) === undefined ? `${JSON.stringify(value)} is not a valid IPv4 CIDR block` : undefined;

/** Lists the problems of properties, except those that a preview does not know yet. */
export function failedChecks(checks: PropertyChecks, inputs: Fields, unknown: unknown): CheckFailure[] {
  return Object.entries(checks).flatMap(([property, check]) => {
    const value = inputs[property];
    const reason = value === undefined || value === unknown ? undefined : check(value);
    return reason === undefined ? [] : [{ property, reason }];
  });
}
