import { type DnsZone, dnsServerZones } from "../../dns";
import type { CertManagerOptions } from "./options";

type Options = Partial<CertManagerOptions>;

/** Reports whether an issuer needs challenges. */
export function usesAcme({ letsEncrypt = true, issuers = {} }: Options): boolean {
  return letsEncrypt || Object.values(issuers).some(({ kind }) => kind === "acme");
}

/** Reports whether challenges use HTTP-01. */
export function byHttp(options: Options): boolean {
  return usesAcme(options) && options.http01 !== false;
}

/** Reports whether the Gateways of workloads serve challenges. */
export function byGateway(options: Options): boolean {
  return usesAcme(options) && options.http01 === "gateway";
}

/** Reports whether any of the zones is in the cloud's DNS service. */
export function inCloud(zones: readonly DnsZone[]): boolean {
  return dnsServerZones(zones).length < zones.length;
}
