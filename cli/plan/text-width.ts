const narrowest = 60;

/** The width of text that is not for a terminal, and the greatest width on one: longer lines are hard to read. */
export const widest = 120;

/** Returns the width of text for a terminal of so many columns. */
export function textWidth(columns: number | undefined): number {
  return Math.min(Math.max(columns ?? widest, narrowest), widest);
}
