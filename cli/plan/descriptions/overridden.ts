import { at, type Fields, text } from "../../values";

/** Returns the note about fields that the user merged into an object. */
export function overridden(inputs: Fields): string[] {
  const paths = text(at(inputs, "metadata", "annotations", "keelson.dev/overrides"));
  return paths === undefined ? [] : [`overrides ${paths.split(" ").join(", ")}`];
}

/** Returns the note about values that look like secrets and, as the program says, are none. */
export function declaredPlain(metadata: unknown): string[] {
  const paths = text(at(metadata, "annotations", "keelson.dev/not-secret"));
  return paths === undefined ? [] : [`not secret, says the program: ${paths.split(" ").join(", ")}`];
}
