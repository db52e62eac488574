import { IPv4 } from "ipaddr.js";

/** A block of IPv4 addresses. */
export interface Block {
  readonly first: number;
  readonly prefix: number;
}

/** Reads a block in CIDR notation. Returns nothing if it is malformed or has host bits set. */
export function parseBlock(cidr: string): Block | undefined {
  if (!IPv4.isValidCIDRFourPartDecimal(cidr)) {
    return undefined;
  }
  const [address, prefix] = IPv4.parseCIDR(cidr);
  const first = address.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);
  return first % sizeOf(prefix) === 0 ? { first, prefix } : undefined;
}

/** Returns the number of addresses in a block with this prefix. */
function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix);
}

/** Reports whether two blocks share an address. */
export function overlaps(one: Block, other: Block): boolean {
  return one.first < other.first + sizeOf(other.prefix) && other.first < one.first + sizeOf(one.prefix);
}

/** Reports whether the first block contains all of the second. */
export function holds(outer: Block, inner: Block): boolean {
  return inner.prefix >= outer.prefix && overlaps(outer, inner);
}

/** Returns an address of a block by its offset from the first one. */
export function addressAt({ first }: Block, offset: number): string {
  const address = first + offset;
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
