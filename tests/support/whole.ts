/** Joins the pieces of a text. */
export function whole(pieces: Iterable<string>): string {
  return [...pieces].join("");
}
