export { type AzureDnsZone, azureDnsPermissions } from "./azure-dns";
export { type CloudDnsZone, cloudDnsPermissions } from "./cloud-dns";
export { azureDnsZones, checkDnsZones, cloudDnsZones, type DnsZone, route53Zones, zoneMisfit } from "./dns-zone";
export { type RecordScope, type Route53Zone, recordPermissions } from "./route53";
