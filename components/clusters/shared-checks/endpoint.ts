import { notEmpty, once } from "../../checks";
import { checkInner } from "../../inner-ranges";
import { collectProblems, expected, type Problem } from "../../problems";
import { checkRange, checkShare } from "./ranges";

/** The ranges that may reach an API server. */
interface Endpoint {
  readonly publicAccessCidrs?: readonly string[];
  readonly privateAccessCidrs?: readonly string[];
}

/**
 * Lists the mistakes in the ranges that may reach an API server: an empty list, which clouds read as "open"; the whole internet; and no access at
 * all.
 *
 * @param hasOtherWay whether clients can reach the API server without these ranges
 * @param ways the options with which clients can reach the API server
 */
export function checkEndpoint(
  { publicAccessCidrs, privateAccessCidrs }: Endpoint,
  hasOtherWay = false,
  ways = "privateAccessCidrs (a VPN, or runners in the network) or publicAccessCidrs",
): Problem[] {
  const isClosed = publicAccessCidrs === undefined && privateAccessCidrs === undefined && !hasOtherWay;
  const message = `no client can reach the API server, so nothing can be installed; set ${ways}`;
  return [
    ...checkAccessRanges(
      "endpoint.publicAccessCidrs",
      publicAccessCidrs,
      "remove the key if you want no public endpoint",
    ),
    ...checkAccessRanges(
      "endpoint.privateAccessCidrs",
      privateAccessCidrs,
      "remove the key if only the nodes need access",
    ),
    ...collectProblems([isClosed && { path: "endpoint", message }]),
  ];
}

function checkAccessRanges(path: string, cidrs: readonly string[] | undefined, fix: string): Problem[] {
  const malformed = (cidrs ?? []).flatMap((cidr, index) => {
    const at = `${path}[${index}]`;
    return cidr.endsWith("/0") ? [expected(at, "a range other than the whole internet", cidr)] : checkRange(at, cidr);
  });
  return [
    ...notEmpty(path, cidrs, "range", fix),
    ...malformed,
    ...once(path, cidrs ?? [], "range"),
    ...(malformed.length > 0 ? [] : checkInner(path, cidrs ?? [])),
    /* The whole internet in parts. */
    ...checkShare(
      path,
      (cidrs ?? []).filter((cidr) => !cidr.endsWith("/0")),
      "list the networks of your users and runners",
    ),
  ];
}
