/** The end of values that are made up: a top-level domain that nobody has. https://www.rfc-editor.org/rfc/rfc2606#section-2 */
const mark = ".invalid";

/** Makes up a value that a template does not determine. */
export function madeUpValue(what: string): string {
  const name = what.replaceAll(mark, "").replaceAll(/[^A-Za-z0-9.]+/g, "-");
  return `${name.toLowerCase()}${mark}`;
}

/** Reports whether a value is made up, or a text that contains such a value. */
export function isMadeUp(value: unknown): boolean {
  return typeof value === "string" && value.includes(mark);
}
