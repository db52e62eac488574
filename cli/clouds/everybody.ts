import { text } from "../values";

/** The names of the whole internet. `Internet`, `Any` and `*` are Azure's. */
const everybody = new Set(["0.0.0.0/0", "::/0", "*", "Internet", "Any"]);

/** Reports whether a range is the whole internet. */
export function isEverybody(range: unknown): boolean {
  return everybody.has(text(range) ?? "");
}

/** Describes a range of ports. */
export function portRange(from: unknown, to: unknown): string {
  const [first, last] = [text(from) ?? "any port", text(to)];
  return last === undefined || last === first ? first : `${first}-${last}`;
}
