import { digest, uuid } from "../ids";

/** An id as Azure draws it: a UUID, or eight hexadecimal digits where a host name is to have them. */
export function realisticId(prefix: string, of: string): string {
  const text = `${prefix} ${of}`;
  return prefix === "host" ? digest(text).slice(0, 8) : uuid(text);
}

/** The directory that a subscription trusts. */
export function tenantOf({ accountId }: { readonly accountId: string }): string {
  return uuid(`tenant ${accountId}`);
}
