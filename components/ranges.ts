import { IPv4 } from "ipaddr.js";

/**
 * A range of IPv4 addresses: its first address as a number, and the length of its prefix.
 *
 * @example
 * ```ts
 * import { overlap, parseRange, type Range } from "keelson/testing";
 *
 * const nodes: Range | undefined = parseRange("10.0.0.0/16");
 * const pods = parseRange("10.244.0.0/16");
 * const isClash = nodes !== undefined && pods !== undefined && overlap(nodes, pods);
 * ```
 */
export interface Range {
  readonly first: number;
  readonly prefix: number;
}

/** Reports whether a text is a range whose prefix has no leading zero, which other readers refuse. */
function isRange(cidr: string): boolean {
  return IPv4.isValidCIDRFourPartDecimal(cidr) && /\/(0|[1-9]\d?)$/.test(cidr);
}

/** Reads a range in CIDR notation. Returns nothing if the text is not a range or has host bits set. */
export function parseRange(cidr: string): Range | undefined {
  if (!isRange(cidr)) {
    return undefined;
  }
  const [address, prefix] = IPv4.parseCIDR(cidr);
  const first = address.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);
  return first % sizeOf({ prefix }) === 0 ? { first, prefix } : undefined;
}

/** Clears the host bits of a text in CIDR notation: `10.20.0.0/16` for `10.20.1.0/16`. */
export function withoutHostBits(cidr: string): string | undefined {
  return isRange(cidr) ? `${IPv4.networkAddressFromCIDR(cidr).toString()}/${IPv4.parseCIDR(cidr)[1]}` : undefined;
}

/** Writes a range in CIDR notation. */
export function formatRange(range: Range): string {
  return `${addressAt(range, 0)}/${range.prefix}`;
}

/** Writes the address at an offset from the first one of a range: `10.0.0.10` for offset 10 in `10.0.0.0/16`. */
export function addressAt({ first }: Range, offset: number): string {
  const address = first + offset;
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** Counts the addresses in a range. */
export function sizeOf({ prefix }: Pick<Range, "prefix">): number {
  return 2 ** (32 - prefix);
}

/** Returns one of the equal parts of a range that have this prefix; the first part has index 0. */
export function part(range: Range, prefix: number, index: number): Range {
  return { first: range.first + index * sizeOf({ prefix }), prefix };
}

/** Reports whether two ranges share an address. */
export function overlap(one: Range, other: Range): boolean {
  return one.first < other.first + sizeOf(other) && other.first < one.first + sizeOf(one);
}

/** Reports whether all of the second range lies in the first. */
export function contains(outer: Range, inner: Range): boolean {
  return inner.prefix >= outer.prefix && overlap(outer, inner);
}

/** Reports whether a range lies in private address space (RFC 1918). */
export function isPrivate(range: Range): boolean {
  return ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].some((cidr) => {
    const space = parseRange(cidr);
    return space !== undefined && contains(space, range);
  });
}
