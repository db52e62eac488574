import { at, type Fields, text } from "../../values";

/** The fields that a user merged into what the components render. */
export function overridden(inputs: Fields): string[] {
  const paths = text(at(inputs, "metadata", "annotations", "keelson.dev/overrides"));
  return paths === undefined ? [] : [`overrides ${paths.split(" ").join(", ")}`];
}
