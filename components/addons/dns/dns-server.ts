import type { StoredSecret } from "../../capabilities";
import { matches, oneOf, whole } from "../../checks";
import type { CidrPeer } from "../../network";
import { collectProblems, expected, isPlain, type Problem } from "../../problems";
import { parseRange } from "../../ranges";
import { checkStoredSecret, onlyKey, secretOfField } from "../addon-secret";
import type { AddonSecret } from "../definition";

/**
 * The TSIG key that signs DNS updates (RFC 8945). The DNS server must have the same key.
 *
 * @example
 * ```ts
 * const tsigKey: TsigKey = { name: "keelson", secret: { key: "dns/tsig" } };
 * ```
 */
export interface TsigKey {
  /** Name of the key on the DNS server, for instance `keelson`. */
  readonly name: string;
  /** Algorithm of the key. @default "hmac-sha256" */
  readonly algorithm?: "hmac-sha256" | "hmac-sha512";
  /** The key in base64, as a secret in one of the platform's stores. */
  readonly secret: StoredSecret;
}

/**
 * A zone on a DNS server that accepts signed dynamic updates (RFC 2136), such as BIND, Knot, PowerDNS or Infoblox.
 *
 * @example
 * ```ts
 * const dnsServerZone: DnsServerZone = {
 *   domain: "example.com",
 *   server: "10.0.0.53",
 *   tsig: { name: "keelson", secret: { key: "dns/tsig" } },
 * };
 * ```
 */
export interface DnsServerZone {
  /** The zone's domain, for instance `example.com`. */
  readonly domain: string;
  /** IPv4 address of the DNS server, for instance `10.0.0.53`. */
  readonly server: string;
  /** Port on which the DNS server accepts updates. @default 53 */
  readonly port?: number;
  /** The key that signs updates. */
  readonly tsig: TsigKey;
}

/** Returns the port on which the DNS server accepts updates. */
export function updatePort({ port = 53 }: DnsServerZone): number {
  return port;
}

/** Returns the algorithm of a zone's key. */
export function tsigAlgorithm({ tsig: { algorithm = "hmac-sha256" } }: DnsServerZone): string {
  return algorithm;
}

/** Returns the Secret with the key of a zone, under `onlyKey`. */
export function tsigSecret({ domain, tsig }: DnsServerZone): AddonSecret {
  return secretOfField(`tsig.${domain}`, tsig.secret);
}

/** Returns a reference to the Secret with a zone's key. */
export function tsigSecretRef(zone: DnsServerZone): { readonly name: string; readonly key: string } {
  return { name: tsigSecret(zone).name, key: onlyKey };
}

/** Returns the connections to the server. Zone transfers and long updates need TCP. */
export function wayToServer(zone: DnsServerZone): CidrPeer {
  const port = updatePort(zone);
  return { cidr: `${zone.server}/32`, ports: [port, `${port}/UDP`] };
}

/** Lists the mistakes in the server of a zone. */
export function checkDnsServer(path: string, { server, port, tsig }: DnsServerZone): Problem[] {
  return collectProblems([
    isPlain(server) &&
      (server.includes("/") || parseRange(`${server}/32`) === undefined) &&
      expected(`${path}.server`, 'an IPv4 address such as "10.0.0.53"', server),
    ...whole(`${path}.port`, port, { min: 1, max: 65_535 }),
    ...matches(
      `${path}.tsig.name`,
      tsig.name,
      /^[a-z0-9]([-a-z0-9_.]*[a-z0-9])?$/i,
      "the name of a TSIG key on the server",
    ),
    ...oneOf(`${path}.tsig.algorithm`, tsig.algorithm, ["hmac-sha256", "hmac-sha512"]),
    ...checkStoredSecret(`${path}.tsig.secret`, tsig.secret),
  ]);
}
