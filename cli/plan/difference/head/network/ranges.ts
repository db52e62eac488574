import { parseRange } from "../../../../../components/testing";
import { isEverybody } from "../../../../clouds";

/** Address space that the internet does not route: RFC 1918, 6598, 3927, 1122 and 4193. */
const privateSpace = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "127.0.0.0/8",
];
const privateIpv6 = /^f[cd][0-9a-f]{2}:/i;

/** Reports whether a range has addresses of the internet. A word that is not a range, such as a cloud's service tag, counts as private. */
export function isPublic(range: string): boolean {
  return (
    isEverybody(range) ||
    (/^[0-9a-f:]*:[0-9a-f:.]*(?:\/\d+)?$/i.test(range) && !privateIpv6.test(range)) ||
    (spanOf(range) !== undefined && !privateSpace.some((space) => includes(space, range)))
  );
}

/** Reports whether a range is wider than one network is: a whole company is in it, and often every pod of the cluster. */
export function isWide(range: string): boolean {
  const [address = "", length] = range.split("/");
  return length !== undefined && Number(length) < (address.includes(":") ? 48 : 16);
}

/** Reports whether all addresses of a range are in another one. */
export function includes(outer: string, inner: string): boolean {
  const [one, other] = [spanOf(outer), spanOf(inner)];
  const isForAll = isEverybody(outer) && (!inner.includes(":") || outer !== "0.0.0.0/0");
  return (
    isForAll ||
    outer === inner ||
    (one !== undefined && other !== undefined && one.first <= other.first && other.last <= one.last)
  );
}

/** Returns the first and the last address of a range: `10.0.0.0/8`, `10.0.0.1-10.0.0.9`. */
function spanOf(range: string): { readonly first: number; readonly last: number } | undefined {
  const [from = "", to] = range.split("-");
  const [one, other] = to === undefined ? [blockOf(from), blockOf(from)] : [blockOf(from), blockOf(to)];
  return one === undefined || other === undefined
    ? undefined
    : { first: one.first, last: other.first + 2 ** (32 - other.prefix) - 1 };
}

/** A single address is a block of one. */
function blockOf(range: string) {
  return parseRange(range.includes("/") ? range : `${range}/32`);
}

/** A range that is let in and was not before. */
export interface NewRange {
  readonly range: string;
  /** Ranges inside it that were let in before. */
  readonly widened: readonly string[];
}

/** Lists the ranges that no earlier range includes. */
export function newRanges(before: readonly string[], after: readonly string[]): NewRange[] {
  return [...new Set(after)]
    .filter((range) => !before.some((old) => includes(old, range)))
    .map((range) => ({ range, widened: before.filter((old) => includes(range, old)) }));
}
