import {
  checkCaBundle,
  checkDnsZones,
  checkImageSource,
  checkPlacement,
  checkProxy,
  expected,
  isRecord,
  type Problem,
} from "../../components";
import { checkAddons } from "./check-addons";
import { checkCloudIngress } from "./check-cloud-ingress";
import { checkGroups } from "./check-groups";
import { checkTenants } from "./check-tenants";
import { cloudOf } from "./cluster";
import { checkIssuer } from "./issuers";
import type { StackConfig } from "./stack";

/** Lists the values that contradict each other. */
export function checkAgreement(config: StackConfig): Problem[] {
  return [
    ...checkAddons(config),
    ...checkCloudIngress(config),
    ...checkIssuer(config),
    ...checkZones(config),
    ...checkRecordZones(config),
    ...checkTenants(config),
    ...checkGroups(config),
    ...checkImages(config),
    ...checkProxy("keelson:proxy", config.proxy),
    ...checkCaBundle("keelson:caBundle", config.caBundle),
    ...checkPlacement("keelson:placement", config.placement),
  ];
}

/** Refuses zones in the options of external-dns if none of them contains the stack's domain. */
function checkRecordZones({ domain, addons }: StackConfig): Problem[] {
  const choice = addons["external-dns"];
  const zones = typeof choice === "object" && Array.isArray(choice.zones) ? (choice.zones as unknown[]) : [];
  const names = zones.flatMap((zone) => (isRecord(zone) && typeof zone.domain === "string" ? zone.domain : []));
  const holds = names.some((zone) => domain === zone || domain?.endsWith(`.${zone}`));
  const fix = "add a zone for the domain, so that the hosts get DNS records";
  return domain === undefined || names.length === 0 || holds
    ? []
    : [expected("keelson:addons.external-dns.zones", `a zone that contains keelson:domain (${domain})`, names, fix)];
}

/** Lists the mistakes in the source of images. Also refuses the content of a pull secret if there is no pull secret. */
function checkImages({ images, dockerConfig }: StackConfig): Problem[] {
  const isUnused = dockerConfig !== undefined && images?.pullSecret === undefined;
  const message = "is not used without keelson:images.pullSecret; set the name of the pull secret, or remove this key";
  return [
    ...checkImageSource("keelson:images", images),
    ...(isUnused ? [{ path: "keelson:dockerConfig", message }] : []),
  ];
}

function checkZones({ cluster, domain, dns }: StackConfig): Problem[] {
  const path = "keelson:dns.zones";
  if (dns === undefined) {
    return [];
  }
  const given = dns.zones.map((zone) => zone.domain);
  if (given.length === 0) {
    return [expected(path, "at least one zone", given)];
  }
  const holds = (zone: string) => domain === zone || domain?.endsWith(`.${zone}`);
  const fix = "add a zone for the domain, so that the hosts get DNS records and certificates";
  return [
    ...checkDnsZones(path, cloudOf(cluster), dns.zones),
    ...(domain !== undefined && !given.some(holds)
      ? [expected(path, `a zone that contains keelson:domain (${domain})`, given, fix)]
      : []),
  ];
}
