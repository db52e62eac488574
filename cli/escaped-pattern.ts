/** Returns a regular expression's source that matches a text as it is. The component package has its own: it exports only what programs and tests use. */
export function escapedPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
