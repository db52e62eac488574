import { parseCIDR } from "ipaddr.js";
import { expected, type Problem, quote } from "./problems";

/** Lists the ranges inside another one of the same list. */
export function checkInner(path: string, cidrs: readonly string[]): Problem[] {
  return cidrs.flatMap((cidr, index) => {
    const outer = cidrs.find((other) => other !== cidr && covers(other, cidr));
    return outer === undefined
      ? []
      : [expected(`${path}[${index}]`, `a range outside ${quote(outer)}`, cidr, "remove one of the two ranges")];
  });
}

/** Reports whether the first range contains the second. A range of IPv4 contains none of IPv6, and the other way round. */
export function covers(outer: string, inner: string): boolean {
  const [[network, prefix], [address, length]] = [parseCIDR(outer), parseCIDR(inner)];
  return network.kind() === address.kind() && length >= prefix && address.match(network, prefix);
}
