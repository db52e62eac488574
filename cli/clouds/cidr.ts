import { IPv4 } from "ipaddr.js";

/** A block of IPv4 addresses. */
export interface Block {
  readonly first: number;
  readonly prefix: number;
}

/** Reads a block in CIDR notation; undefined where it is none, or has host bits set. */
export function parseBlock(cidr: string): Block | undefined {
  if (!IPv4.isValidCIDRFourPartDecimal(cidr)) {
    return undefined;
  }
  const [address, prefix] = IPv4.parseCIDR(cidr);
  const first = address.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);
  return first % sizeOf(prefix) === 0 ? { first, prefix } : undefined;
}

/** How many addresses a block of this prefix has. */
function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix);
}

/** Whether two blocks share an address. */
export function overlaps(one: Block, other: Block): boolean {
  return one.first < other.first + sizeOf(other.prefix) && other.first < one.first + sizeOf(one.prefix);
}

/** Whether all of the second block lies in the first. */
export function holds(outer: Block, inner: Block): boolean {
  return inner.prefix >= outer.prefix && overlaps(outer, inner);
}

/** The address at a place in a block, counted from its first. */
export function addressAt({ first }: Block, offset: number): string {
  const address = first + offset;
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
