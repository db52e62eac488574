/** Joins texts for a sentence and only counts those after the first few, unless only one more is left. */
export function shortened(texts: readonly string[], shown = 3): string {
  const more = texts.length - shown;
  return more > 1 ? `${texts.slice(0, shown).join(", ")} and ${more} more` : texts.join(", ");
}
