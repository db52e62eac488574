export { type AzureDnsCredentials, type AzureDnsZone, azureDnsPermissions } from "./azure-dns";
export { type CloudDnsZone, cloudDnsPermissions } from "./cloud-dns";
export {
  accessKeyFields,
  type CredentialedZone,
  credentialsRef,
  credentialsSecret,
  hasCredentials,
} from "./credentials";
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
  privateZones,
  route53Zones,
  zoneMisfit,
} from "./dns-zone";
export { type RecordScope, type Route53Zone, route53Permissions } from "./route53";
