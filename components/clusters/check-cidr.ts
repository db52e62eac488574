import { type Problem, quote } from "../problems";
import { parseRange, withoutHostBits } from "./ranges";

/** Lists the objections to a range: that it is none, or has host bits set. */
export function checkCidr(path: string, cidr: string): Problem[] {
  if (parseRange(cidr) !== undefined) {
    return [];
  }
  const network = withoutHostBits(cidr);
  const fix = network === undefined ? "an IPv4 range such as 10.20.0.0/16" : `no host bits: write ${network}`;
  return [{ path, message: `${fix}, given ${quote(cidr)}` }];
}
