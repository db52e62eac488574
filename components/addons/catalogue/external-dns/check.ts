import { isDeepStrictEqual } from "node:util";
import { expected, isPlain, type Problem, quote } from "../../../problems";
import { azureDnsZones, cloudDnsZones, type DnsZone, privateZones } from "../../dns";
import { dnsProvider } from "./providers";

const elsewhere = "keep one kind of zone here, and list the others under another instance of external-dns";

/**
 * Lists the mistakes in the zones of one installation, which supports one DNS service, one way to sign in, and either private or public
 * zones.
 */
export function checkTogether(zones: readonly DnsZone[], accountId: string | undefined): Problem[] {
  const services = [...new Set(zones.map((zone) => dnsProvider([zone])?.service ?? ""))];
  if (services.length > 1) {
    return [expected("zones", "zones of a single DNS service", services, elsewhere)];
  }
  const count = privateZones(zones).length;
  return [
    ...(count > 0 && count < zones.length
      ? [{ path: "zones", message: `expected only public or only private zones, got both; ${elsewhere}` }]
      : []),
    ...(zones.some((zone) => !isDeepStrictEqual(signIn(zone), signIn(zones[0])))
      ? [{ path: "zones", message: `expected ${sameSignIn(zones)}, got several; ${elsewhere}` }]
      : []),
    ...checkPlaces(zones, accountId),
  ];
}

function sameSignIn([zone]: readonly DnsZone[]): string {
  return zone !== undefined && "server" in zone
    ? "zones with the same DNS server and key"
    : "zones with the same credentials";
}

/** Returns the parts of a zone that one installation can have once. */
function signIn(zone: DnsZone | undefined): unknown {
  if (zone !== undefined && "server" in zone) {
    const { domain: _, ...rest } = zone;
    return rest;
  }
  return zone?.credentials;
}

/**
 * external-dns works in one place: a project of Google Cloud, or a resource group in a subscription of Azure.
 *
 * @param accountId the cluster's own project or subscription, for zones that name none
 */
function checkPlaces(zones: readonly DnsZone[], accountId: string | undefined): Problem[] {
  const places = {
    project: cloudDnsZones(zones).map(({ project = accountId }) => project),
    "resource group": azureDnsZones(zones).map(({ resourceGroup }) => resourceGroup),
    subscription: azureDnsZones(zones).map(({ subscriptionId = accountId }) => subscriptionId),
  };
  return Object.entries(places).flatMap(([what, given]) => {
    const different = [...new Set(given.filter((one) => isPlain(one)))];
    const got = `got ${different.map(quote).join(" and ")}; keep only one of them`;
    return different.length > 1 ? [{ path: "zones", message: `expected zones with the same ${what}, ${got}` }] : [];
  });
}
