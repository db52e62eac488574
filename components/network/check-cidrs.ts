import { IPv4, IPv6, isValid, isValidCIDR, parse, parseCIDR } from "ipaddr.js";
import { once } from "../checks";
import { checkInner, covers } from "../inner-ranges";
import { collectProblems, expected, isPlain, type Problem, quote } from "../problems";
import { parseRange, sizeOf } from "../ranges";

/** Addresses of a node or of its cloud. Pods do not need these ranges, because words such as `pod-identity` exist for them. */
const ofNode = [
  { range: "169.254.0.0/16", what: "link-local addresses, which include the cloud's metadata service" },
  { range: "fe80::/10", what: "link-local addresses" },
  /* AWS' metadata service and Pod Identity agent: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html */
  { range: "fd00:ec2::/32", what: "address of the cloud's metadata service" },
  /* https://learn.microsoft.com/en-us/azure/virtual-network/what-is-ip-address-168-63-129-16 */
  { range: "168.63.129.16/32", what: "address of Azure's agent on the node" },
] as const;

/** Names of metadata services. */
const metadataHosts = new Set(["metadata.google.internal", "metadata.goog", "metadata", "instance-data.ec2.internal"]);

const whyNotNode =
  'pods could get credentials of the node from this address; use "pod-identity", "dns" or "cloud:443" instead';

/** Returns the mistake in a range of addresses. Skips a range that is known only later. */
export function badCidr(cidr: unknown, path: string): Problem | false {
  const form = 'a range in CIDR notation such as "10.9.0.0/24"';
  if (!isPlain<unknown>(cidr)) {
    return false;
  }
  if (typeof cidr !== "string" || !isValidCIDR(cidr)) {
    const fix = typeof cidr === "string" && isValid(cidr) ? `write ${quote(single(cidr))}` : undefined;
    return expected(path, form, cidr, fix);
  }
  const network = withoutHostBits(cidr);
  return network !== cidr.toLowerCase() && expected(path, "a range without host bits", cidr, `write ${quote(network)}`);
}

/** Lists the mistakes in a list of ranges, including repeated ranges and ranges inside another range. */
export function checkCidrs(path: string, cidrs: readonly unknown[]): Problem[] {
  const known = cidrs.filter((cidr): cidr is string => typeof cidr === "string");
  const problems = collectProblems(cidrs.map((cidr, index) => badCidr(cidr, `${path}[${index}]`)));
  return problems.length > 0
    ? problems
    : [...once(path, known, "range"), ...checkInner(path, known), ...collectProblems([hiddenInternet(path, known)])];
}

/** Refuses ranges that together cover the whole internet, because a plan would not show them as the internet. */
export function hiddenInternet(path: string, cidrs: readonly string[]): Problem | false {
  const ranges = cidrs.flatMap((cidr) => parseRange(cidr) ?? []);
  const addresses = ranges.reduce((sum, range) => sum + sizeOf(range), 0);
  const isWhole = cidrs.includes("0.0.0.0/0");
  const fix =
    'list the ranges of your clients; if you want to allow the internet, write "0.0.0.0/0", so that the plan shows it';
  return (
    !isWhole && addresses >= 2 ** 31 && expected(path, "ranges that cover less than half of all addresses", cidrs, fix)
  );
}

/** Returns the mistake in a range that pods connect to. For the internet, a word exists. The node's own addresses are not allowed. */
export function badDestination(cidr: unknown, path: string): Problem | false {
  if (typeof cidr !== "string" || !isValidCIDR(cidr)) {
    return false;
  }
  const node = ofNode.find(({ range }) => covers(range, cidr));
  if (node !== undefined) {
    return expected(path, `no ${node.what}`, cidr, whyNotNode);
  }
  const isInternet = parseCIDR(cidr)[1] <= (cidr.includes(":") ? 3 : 1);
  const fix = 'write "internet:443", which excludes private addresses and the metadata service';
  if (isInternet) {
    return expected(path, "a range smaller than the whole internet", cidr, fix);
  }
  return covers(cidr, "169.254.0.0/16") && expected(path, "a range without link-local addresses", cidr, whyNotNode);
}

/** Returns the mistake in a host that pods connect to. */
export function badHostDestination(host: string, path: string): Problem | false {
  return metadataHosts.has(host) && expected(path, "no host of the cloud's metadata service", host, whyNotNode);
}

function withoutHostBits(cidr: string): string {
  const [, prefix] = parseCIDR(cidr);
  const kind = cidr.includes(":") ? IPv6 : IPv4;
  const first = kind.networkAddressFromCIDR(cidr).toString();
  /* An address can be written in several forms, so this compares the parsed addresses. */
  const given = cidr.slice(0, cidr.indexOf("/"));
  return parse(given).toString() === first ? cidr.toLowerCase() : `${first}/${prefix}`;
}

function single(address: string): string {
  return `${address}/${address.includes(":") ? 128 : 32}`;
}
