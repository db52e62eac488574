import { createHash } from "node:crypto";

/** Returns a name instead of an id, so that you can read tests. */
export function readableId(_prefix: string, of: string): string {
  return of;
}

/** Returns hexadecimal digits that depend on a text only. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Returns a UUID that depends on a text only. */
export function uuid(text: string): string {
  return digest(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
