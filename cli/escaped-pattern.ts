/**
 * Returns the source of a regular expression that matches a text literally. The component package has its own copy, because it exports only what
 * programs and tests use.
 */
export function escapedPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
