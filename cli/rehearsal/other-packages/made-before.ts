import type { Fields } from "../../values";

/** Returns the outputs that a resource has besides its inputs, which an update keeps. */
export function madeBefore(previous: Fields, inputs: Fields): Fields {
  return Object.fromEntries(Object.entries(previous).filter(([key]) => !(key in inputs)));
}
