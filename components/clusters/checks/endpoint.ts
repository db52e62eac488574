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
 * Lists the mistakes in the sources of an API server: empty lists, which clouds read as "open", the whole internet, and no way in at all.
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
  const message = `no client can reach the API server, so nothing can be installed; set ${ways}`;
  return [
    ...checkAccessRanges("endpoint.publicAccessCidrs", publicAccessCidrs, "leave it out for no public endpoint"),
    ...checkAccessRanges("endpoint.privateAccessCidrs", privateAccessCidrs, "leave it out for the nodes only"),
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
