import { text } from "../values";

/** The names of the whole internet. `Internet`, `Any` and `*` are Azure's. */
const everybody = new Set(["0.0.0.0/0", "::/0", "*", "Internet", "Any"]);

/**
 * Reports whether a range is the whole internet, or so large a part that two such ranges cover it: half of all IPv4 addresses, or all
 * global IPv6 addresses (`2000::/3`).
 */
export function isEverybody(range: unknown): boolean {
  const given = text(range) ?? "";
  const [, address = "", prefix] = /^([0-9a-f.:]+)\/(\d+)$/i.exec(given) ?? [];
  const widest = address.includes(":") ? 3 : 1;
  return everybody.has(given) || (prefix !== undefined && Number(prefix) <= widest);
}

/** Describes a range of ports. */
export function portRange(from: unknown, to: unknown): string {
  const [first, last] = [text(from) ?? "any port", text(to)];
  return last === undefined || last === first ? first : `${first}-${last}`;
}
