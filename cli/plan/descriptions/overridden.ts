import { at, type Fields, text } from "../../values";

/** Returns the note about fields that the user merged into an object. */
export function overridden(inputs: Fields): string[] {
  const paths = text(at(inputs, "metadata", "annotations", "keelson.dev/overrides"));
  return paths === undefined ? [] : [`overrides ${paths.split(" ").join(", ")}`];
}
