import { type DnsZone, hasCredentials } from "../../dns";
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

/** Reports whether cert-manager changes any of the zones with the cluster's own cloud identity. */
export function inCloud(zones: readonly DnsZone[]): boolean {
  return ownZones(zones).length > 0;
}

/** Returns the zones that cert-manager changes with the cluster's own cloud identity. They have no `credentials` and are not on a DNS server. */
export function ownZones(zones: readonly DnsZone[]): DnsZone[] {
  return zones.filter((zone) => !("server" in zone || hasCredentials(zone)));
}
