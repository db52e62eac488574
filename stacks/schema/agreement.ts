import { expected, type Problem, zoneMisfit } from "../../components";
import { checkAddons } from "./check-addons";
import { checkCloudIngress } from "./check-cloud-ingress";
import { checkTenants } from "./check-tenants";
import { cloudOf } from "./cluster";
import type { StackConfig } from "./stack";

/** Lists the values that are right by themselves but contradict each other. */
export function checkAgreement(config: StackConfig): Problem[] {
  return [
    ...checkAddons(config),
    ...checkCloudIngress(config),
    ...checkZones(config),
    ...checkZoneServices(config),
    ...checkTenants(config),
  ];
}

function checkZones({ domain, dns }: StackConfig): Problem[] {
  const holds = (zone: string) => domain === zone || domain?.endsWith(`.${zone}`);
  const isOutside = domain !== undefined && dns !== undefined && !dns.zones.some((zone) => holds(zone.domain));
  const fix = "without it the hosts get neither records nor certificates";
  const given = dns?.zones.map((zone) => zone.domain);
  return isOutside
    ? [expected("keelson:dns.zones", `a zone that contains keelson:domain (${domain})`, given, fix)]
    : [];
}

function checkZoneServices({ cluster, dns }: StackConfig): Problem[] {
  return (dns?.zones ?? []).flatMap((zone, index) => {
    const message = zoneMisfit(cloudOf(cluster), zone);
    return message === undefined ? [] : [{ path: `keelson:dns.zones[${index}]`, message }];
  });
}
