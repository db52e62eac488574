import { text } from "../values";

/** Ranges that are the whole internet: `Internet`, `Any` and `*` are Azure's words for it. */
const everybody = new Set(["0.0.0.0/0", "::/0", "*", "Internet", "Any"]);

/** Whether a range is the whole internet. */
export function isEverybody(range: unknown): boolean {
  return everybody.has(text(range) ?? "");
}

/** Ports from one to another, in words. */
export function portRange(from: unknown, to: unknown): string {
  const [first, last] = [text(from) ?? "any port", text(to)];
  return last === undefined || last === first ? first : `${first}-${last}`;
}
