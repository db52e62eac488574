import { digest, uuid } from "../ids";

/** Generates an id like Azure: a UUID, or eight hexadecimal digits for a host name. */
export function realisticId(prefix: string, of: string): string {
  const text = `${prefix} ${of}`;
  return prefix === "host" ? digest(text).slice(0, 8) : uuid(text);
}

/** Returns the id of the Entra tenant that a subscription trusts. */
export function tenantOf({ accountId }: { readonly accountId: string }): string {
  return uuid(`tenant ${accountId}`);
}
