import { collectProblems, expected, type Problem } from "../../problems";
import { contains, isPrivate, overlap, parseRange, type Range, sizeOf, withoutHostBits } from "../../ranges";

/** The limits of a cloud for a range of a cluster's network. */
export interface RangeLimits {
  /** Lengths of the prefix, both inclusive. */
  readonly min: number;
  readonly max: number;
  /** A range that the cloud treats as private, in addition to RFC 1918. @default none */
  readonly alsoPrivate?: string;
  /** Ranges that the cloud reserves, and their purpose. @default none */
  readonly reserved?: { readonly ranges: readonly string[]; readonly for: string };
}

/** Lists the mistakes in a range: a text that is not a range, or a range with host bits. */
export function checkRange(path: string, cidr: string): Problem[] {
  if (parseRange(cidr) !== undefined) {
    return [];
  }
  const network = withoutHostBits(cidr);
  return [
    network === undefined
      ? expected(path, "an IPv4 range such as 10.20.0.0/16", cidr)
      : expected(path, "a range without host bits", cidr, `write ${network}`),
  ];
}

/** Lists the mistake of ranges that cover half of all addresses or more. No network is that large. */
export function checkShare(path: string, cidrs: readonly string[], fix: string): Problem[] {
  const ranges = [...new Set(cidrs)].flatMap((cidr) => parseRange(cidr) ?? []);
  const addresses = ranges.reduce((sum, range) => sum + sizeOf(range), 0);
  return addresses < 2 ** 31 ? [] : [expected(path, "ranges that cover less than half of all addresses", cidrs, fix)];
}

/** Lists the mistakes in a private range of a cluster's network. */
export function checkPrivateRange(path: string, cidr: string, limits: RangeLimits): Problem[] {
  const range = parseRange(cidr);
  if (range === undefined) {
    return checkRange(path, cidr);
  }
  const { min, max, reserved = { ranges: [], for: "" } } = limits;
  const taken = reserved.ranges.filter((other) => overlapsText(range, other));
  const tooSmall =
    range.prefix > max ? `make the range ${sizeOf({ prefix: max }) / sizeOf(range)} times larger` : undefined;
  return collectProblems([
    !isAllowedSpace(range, limits) && expected(path, `a private range (in ${spaceOf(limits)})`, cidr),
    (range.prefix < min || range.prefix > max) && expected(path, `a prefix from /${min} to /${max}`, cidr, tooSmall),
    taken.length > 0 && expected(path, `a range outside ${taken.join(" and ")} (reserved for ${reserved.for})`, cidr),
  ]);
}

/** Lists the mistake of a range that overlaps another range. */
export function checkApart(path: string, cidr: string, otherPath: string, other: string): Problem[] {
  const range = parseRange(cidr);
  return collectProblems([
    range !== undefined &&
      overlapsText(range, other) &&
      expected(path, `a range that does not overlap ${otherPath} (${other})`, cidr),
  ]);
}

/** Lists the mistakes in a range that must be inside another range. */
export function checkWithin(path: string, cidr: string, outerPath: string, outer: string): Problem[] {
  const [whole, range] = [parseRange(outer), parseRange(cidr)];
  const isOutside = whole !== undefined && range !== undefined && !contains(whole, range);
  return [
    ...checkRange(path, cidr),
    ...collectProblems([isOutside && expected(path, `a range within ${outerPath} (${outer})`, cidr)]),
  ];
}

function isAllowedSpace(range: Range, { alsoPrivate }: RangeLimits): boolean {
  const other = alsoPrivate === undefined ? undefined : parseRange(alsoPrivate);
  return isPrivate(range) || (other !== undefined && contains(other, range));
}

function spaceOf({ alsoPrivate }: RangeLimits): string {
  return ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", ...(alsoPrivate === undefined ? [] : [alsoPrivate])].join(
    ", ",
  );
}

function overlapsText(range: Range, cidr: string): boolean {
  const other = parseRange(cidr);
  return other !== undefined && overlap(range, other);
}
