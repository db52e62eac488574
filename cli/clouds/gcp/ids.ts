import type { CloudQuestion } from "../contract";
import { digest } from "../ids";

/** What Google draws beside the names that it is given: numbers of 21 digits, and sixteen hexadecimal ones. */
export function drawnId(prefix: string, of: string): string {
  const digits = digest(`${prefix} ${of}`);
  return prefix === "number"
    ? `1${BigInt(`0x${digits.slice(0, 16)}`)
        .toString()
        .padStart(20, "0")}`
    : digits.slice(0, 16);
}

/** The number of something, which only depends on what it is. */
export function numberOf({ place, name }: Pick<CloudQuestion, "place" | "name">): number {
  return 1e15 + Number.parseInt(digest(place.newId("number", name)).slice(0, 11), 16);
}
