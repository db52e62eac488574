/** Joins a list for a sentence: names the first few and counts the others, unless only one is left. */
export function shortened(texts: readonly string[], shown = 3): string {
  const more = texts.length - shown;
  return more > 1 ? `${texts.slice(0, shown).join(", ")} and ${more} more` : texts.join(", ");
}
