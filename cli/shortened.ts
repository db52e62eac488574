/** A list for a sentence: what goes beyond a few is counted, unless it is only one more. */
export function shortened(texts: readonly string[], shown = 3): string {
  const more = texts.length - shown;
  return more > 1 ? `${texts.slice(0, shown).join(", ")} and ${more} more` : texts.join(", ");
}
