import type { CloudQuestion } from "../contract";
import { digest } from "../ids";

/** Generates an id in the form that Google uses: 21 decimal digits for `number`, otherwise 16 hexadecimal ones. */
export function drawnId(prefix: string, of: string): string {
  const digits = digest(`${prefix} ${of}`).slice(0, 16);
  return prefix === "number" ? `1${BigInt(`0x${digits}`).toString().padStart(20, "0")}` : digits;
}

/** Returns the number of a resource, always the same for the same resource. */
export function numberOf({ place, name }: Pick<CloudQuestion, "place" | "name">): number {
  return 1e15 + Number.parseInt(digest(place.newId("number", name)).slice(0, 11), 16);
}
