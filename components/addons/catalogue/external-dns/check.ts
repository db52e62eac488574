import { isDeepStrictEqual } from "node:util";
import { expected, isPlain, type Problem, quote } from "../../../problems";
import { azureDnsZones, cloudDnsZones, type DnsZone, privateZones } from "../../dns";
import { dnsProvider } from "./providers";

const elsewhere = "keep zones of one kind here, and list the other zones in another instance of external-dns";

/** Lists the mistakes in the zones of one installation. An installation supports one DNS service, one sign-in, and either private or public zones. */
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

/** Returns the sign-in of a zone. All zones of an installation must have the same sign-in. */
function signIn(zone: DnsZone | undefined): unknown {
  if (zone !== undefined && "server" in zone) {
    const { domain: _, ...rest } = zone;
    return rest;
  }
  return zone?.credentials;
}

/**
 * Lists the mistakes in the places of zones. An installation can use only one project of Google Cloud, or one resource group in one Azure
 * subscription.
 *
 * @param accountId the cluster's own project or subscription. It is the default for zones
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
