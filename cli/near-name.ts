/** Orders names by how close they are to a given one, then by the alphabet. */
export function nearestFirst(name: string, names: readonly string[]): string[] {
  return [...names].sort((a, b) => distance(name, a) - distance(name, b) || (a < b ? -1 : 1));
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let index = 0; index < a.length; index++) {
    const next = [index + 1];
    for (let column = 1; column <= b.length; column++) {
      const substituted = (row[column - 1] ?? 0) + (a[index] === b[column - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
