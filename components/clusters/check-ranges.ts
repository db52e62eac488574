import { type Problem, quote } from "../problems";
import { parseRange, withoutHostBits } from "../ranges";

/** Lists the objections to a range: that it is none, or has host bits set. */
export function checkCidr(path: string, cidr: string): Problem[] {
  if (parseRange(cidr) !== undefined) {
    return [];
  }
  const network = withoutHostBits(cidr);
  const fix = network === undefined ? "an IPv4 range such as 10.20.0.0/16" : `no host bits: write ${network}`;
  return [{ path, message: `${fix}, given ${quote(cidr)}` }];
}

/**
 * Lists the objections to the ranges that may reach an API server: an empty list, which clouds take for "open", the whole internet,
 * and what is no range.
 */
export function checkAccessCidrs(path: string, cidrs: readonly string[] | undefined, fix: string): Problem[] {
  if (cidrs?.length === 0) {
    return [{ path, message: `at least one range; ${fix}` }];
  }
  return (cidrs ?? []).flatMap((cidr, index) => {
    const everybody = cidr.endsWith("/0");
    const message = `named ranges, never the whole internet, given ${quote(cidr)}`;
    return everybody ? [{ path: `${path}[${index}]`, message }] : checkCidr(`${path}[${index}]`, cidr);
  });
}
