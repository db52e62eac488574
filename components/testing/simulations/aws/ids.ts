import { createHash } from "node:crypto";

/** An id as AWS draws it: seventeen hexadecimal digits after the prefix, the same for the same thing. */
export function realisticId(prefix: string, of: string): string {
  const digits = digest(`${prefix} ${of}`);
  switch (prefix) {
    // A key's id is a UUID, a token issuer's and an IAM id have forms of their own.
    case "key":
      return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
    case "issuer":
      return digits.slice(0, 32).toUpperCase();
    case "AROA":
    case "ANPA":
    case "AIPA":
      return `${prefix}${digits.slice(0, 17).toUpperCase()}`;
    default:
      return `${prefix}0${digits.slice(0, 16)}`;
  }
}

/** The name of the thing in place of an id, for tests to read. */
export function readableId(_prefix: string, of: string): string {
  return of;
}

/** Hexadecimal digits that only depend on a text. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
