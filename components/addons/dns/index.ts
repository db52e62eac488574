export { type AzureDnsZone, azureDnsPermissions } from "./azure-dns";
export { type CloudDnsZone, cloudDnsPermissions } from "./cloud-dns";
export {
  type DnsServerZone,
  type TsigKey,
  tsigAlgorithm,
  tsigSecret,
  tsigSecretRef,
  updatePort,
  wayToServer,
} from "./dns-server";
export {
  azureDnsZones,
  checkDnsZones,
  cloudDnsZones,
  type DnsZone,
  dnsServerZones,
  route53Zones,
  zoneMisfit,
} from "./dns-zone";
export { type RecordScope, type Route53Zone, recordPermissions } from "./route53";
