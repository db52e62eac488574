import { createHash } from "node:crypto";

/** The name of the thing in place of an id, for tests to read. */
export function readableId(_prefix: string, of: string): string {
  return of;
}

/** Hexadecimal digits that only depend on a text. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Digits in the form of a UUID that only depend on a text. */
export function uuid(text: string): string {
  return digest(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
