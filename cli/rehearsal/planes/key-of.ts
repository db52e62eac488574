/** Returns the key of a cluster: its id. Azure ignores case, so its ids, which begin with "/", are in lower case. */
export function keyOf(id: string): string {
  return id.startsWith("/") ? id.toLowerCase() : id;
}
