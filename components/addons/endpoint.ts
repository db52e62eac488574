import { matches, notEmpty } from "../checks";
import { checkPeers, type Peer } from "../network";
import { expected, type Problem } from "../problems";
import { parseRange } from "../ranges";

/** A service outside the cluster, to which an add-on connects. */
export interface Endpoint {
  /** URL of the service, with `https://`. Add the port if it is not 443. */
  readonly url: string;
  /** CA certificates that signed the service's certificate, in PEM. @default the public certificate authorities */
  readonly caBundle?: string;
  /** Ranges of the service's private addresses, for instance `["10.9.0.0/24"]`. @default none: the service has a public address */
  readonly cidrs?: readonly string[];
}

const form = /^https:\/\/[a-z0-9.-]+(:\d{1,5})?\/?$/;

/** Returns the targets of connections to a service: its `cidrs` if they are set, otherwise its host. */
export function waysTo({ url, cidrs = [] }: Pick<Endpoint, "url" | "cidrs">): Peer[] {
  const { hostname, port } = new URL(url);
  const ports = [port === "" ? 443 : Number(port)];
  return cidrs.length > 0 ? cidrs.map((cidr) => ({ cidr, ports })) : [{ host: hostname, ports }];
}

/** Refuses ranges that cannot belong to a service: the whole internet, and the node's own addresses. */
function checkDestinations(path: string, cidrs: readonly string[]): Problem[] {
  return checkPeers(
    cidrs.map((cidr) => ({ cidr, ports: [443] })),
    path,
    "egress",
  ).map((problem) => ({ ...problem, path: problem.path.replace(/\.cidr$/, "") }));
}

/**
 * Lists the mistakes in a service's address.
 *
 * @param names the paths of the three options
 * @param example a URL of such a service
 */
export function checkEndpoint(
  names: Readonly<Record<keyof Endpoint, string>>,
  { url, caBundle, cidrs }: Partial<Endpoint>,
  example: string,
): Problem[] {
  const ranges = (cidrs ?? []).flatMap((cidr, index) =>
    parseRange(cidr) === undefined ? [expected(`${names.cidrs}[${index}]`, "a range such as 10.9.0.0/24", cidr)] : [],
  );
  return [
    ...(url === undefined || (form.test(url) && URL.canParse(url))
      ? []
      : [expected(names.url, `a URL such as ${JSON.stringify(example)}`, url)]),
    ...matches(names.caBundle, caBundle, /-----BEGIN CERTIFICATE-----/, "certificates as PEM"),
    ...notEmpty(names.cidrs, cidrs, "range", "remove cidrs if the service has a public address"),
    ...ranges,
    ...(ranges.length > 0 ? [] : checkDestinations(names.cidrs, cidrs ?? [])),
  ];
}
