/** Returns what tells clusters apart: their id, whose cases Azure does not tell apart. */
export function keyOf(id: string): string {
  return id.startsWith("/") ? id.toLowerCase() : id;
}
