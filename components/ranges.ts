import { IPv4 } from "ipaddr.js";

/** A range of IPv4 addresses, as numbers. */
export interface Range {
  readonly first: number;
  readonly prefix: number;
}

/** Reads a range in CIDR notation, or gives nothing where it is none or has host bits set. */
export function parseRange(cidr: string): Range | undefined {
  if (!IPv4.isValidCIDRFourPartDecimal(cidr)) {
    return undefined;
  }
  const [address, prefix] = IPv4.parseCIDR(cidr);
  const first = toNumber(address);
  return first % size(prefix) === 0 ? { first, prefix } : undefined;
}

/** The range that an address with host bits set lies in, for an error's fix. */
export function withoutHostBits(cidr: string): string | undefined {
  return IPv4.isValidCIDRFourPartDecimal(cidr)
    ? `${IPv4.networkAddressFromCIDR(cidr).toString()}/${IPv4.parseCIDR(cidr)[1]}`
    : undefined;
}

/** Writes a range in CIDR notation. */
export function formatRange({ first, prefix }: Range): string {
  return `${formatAddress(first)}/${prefix}`;
}

/** Writes an address. */
export function formatAddress(address: number): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256);
  return new IPv4(bytes).toString();
}

/** How many addresses a range with a prefix of this length has. */
export function size(prefix: number): number {
  return 2 ** (32 - prefix);
}

/** The nth of the equal parts of a range that have this prefix. */
export function part(range: Range, prefix: number, index: number): Range {
  return { first: range.first + index * size(prefix), prefix };
}

/** Whether two ranges share an address. */
export function overlap(one: Range, other: Range): boolean {
  return one.first < other.first + size(other.prefix) && other.first < one.first + size(one.prefix);
}

/** Whether all of the second range lies in the first. */
export function contains(outer: Range, inner: Range): boolean {
  return inner.prefix >= outer.prefix && overlap(outer, inner);
}

/** Whether a range lies in private address space (RFC 1918). */
export function isPrivate(range: Range): boolean {
  return ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].some((cidr) => {
    const space = parseRange(cidr);
    return space !== undefined && contains(space, range);
  });
}

function toNumber(address: IPv4): number {
  return address.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);
}
