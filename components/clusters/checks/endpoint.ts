import { notEmpty, once } from "../../checks";
import { collectProblems, expected, type Problem } from "../../problems";
import { parseRange, sizeOf } from "../../ranges";
import { checkRange } from "./ranges";

/** The ranges that may reach an API server. */
interface Endpoint {
  readonly publicAccessCidrs?: readonly string[];
  readonly privateAccessCidrs?: readonly string[];
}

/**
 * Lists the mistakes in who reaches an API server: empty lists, which clouds read as "open", the whole internet, and nobody.
 *
 * @param hasOtherWay whether something reaches it without these ranges
 * @param ways the options that let somebody reach it
 */
export function checkEndpoint(
  { publicAccessCidrs, privateAccessCidrs }: Endpoint,
  hasOtherWay = false,
  ways = "privateAccessCidrs (a VPN, or runners in the network) or publicAccessCidrs",
): Problem[] {
  const isClosed = publicAccessCidrs === undefined && privateAccessCidrs === undefined && !hasOtherWay;
  const message = `nobody reaches the API server, so nothing can be installed; set ${ways}`;
  return [
    ...checkAccessRanges("endpoint.publicAccessCidrs", publicAccessCidrs, "leave it out for no public endpoint"),
    ...checkAccessRanges("endpoint.privateAccessCidrs", privateAccessCidrs, "leave it out for the nodes only"),
    ...collectProblems([isClosed && { path: "endpoint", message }]),
  ];
}

function checkAccessRanges(path: string, cidrs: readonly string[] | undefined, fix: string): Problem[] {
  return [
    ...notEmpty(path, cidrs, "range", fix),
    ...(cidrs ?? []).flatMap((cidr, index) => {
      const at = `${path}[${index}]`;
      return cidr.endsWith("/0")
        ? [expected(at, "a range smaller than the whole internet", cidr)]
        : checkRange(at, cidr);
    }),
    ...once(path, cidrs ?? [], "range"),
    ...checkTogether(path, cidrs ?? []),
  ];
}

/** Refuses the whole internet in parts. */
function checkTogether(path: string, cidrs: readonly string[]): Problem[] {
  const ranges = [...new Set(cidrs)].flatMap((cidr) => parseRange(cidr) ?? []).filter(({ prefix }) => prefix > 0);
  const addresses = ranges.reduce((sum, range) => sum + sizeOf(range), 0);
  const fix = "name the networks from which people and machines come";
  return addresses < 2 ** 31 ? [] : [expected(path, "ranges of less than half of all addresses", cidrs, fix)];
}
